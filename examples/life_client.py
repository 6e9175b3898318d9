"""A client of Life's channel in one file: Python 3.9 and newer, standard library only.

docs/CHANNEL.md tells what can be asked and what comes back; answers are passed on as they came, as dicts and lists.
"""

import http.client
import itertools
import json
import os
import random
import time
import uuid
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Union
from urllib.parse import quote, urlencode, urlsplit

TRIES_MAX = 8
TIMEOUT_S = 15.0
PAUSE_MAX_S = 10.0
# A stream that is alive says something every 15 s.
SILENCE_MAX_S = 45.0

# What a connection that is lost ends in; each is worth another try.
LOST = (OSError, http.client.HTTPException)

class LifeRefusal(Exception):
    """Life said no, and why."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(f"{detail} ({status} {code})")
        self.status = status
        self.code = code

    @property
    def may_pass(self) -> bool:
        """Too much at once, or not now: the same may be taken later."""
        return self.status in (429, 503)


class LifeEvent(NamedTuple):
    id: str
    # state, tick, happening, phase, anomaly, death, life, process, released, reset
    event: str
    data: Any


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    content: bytes


class LifeClient:
    """Asks and sends one thing after the other; a thread of its own needs a client of its own."""

    def __init__(self, url: Optional[str] = None, token: Optional[str] = None, name: Optional[str] = None) -> None:
        """name: as whom the journal shall name the sender: letters, digits, ".", "_", "-"."""
        url = url or os.environ.get("LIFE_URL")
        token = token or os.environ.get("LIFE_TOKEN")
        if not url or not token:
            raise ValueError("Say where Life is, and its token: in LIFE_URL and LIFE_TOKEN.")
        place = urlsplit(url)
        if place.scheme != "http" or not place.hostname:
            raise ValueError(f"{url} is no address of Life's channel; it looks like http://127.0.0.1:53127.")
        self._place = (place.hostname, place.port or 80)
        self._headers = {"Authorization": f"Bearer {token}"}
        if name:
            self._headers["Life-Client"] = name
        self._connection: Optional[http.client.HTTPConnection] = None
        self._etag: Optional[str] = None
        self._state: Any = None

    def stimulate(self, stimuli: Union[Dict[str, Any], List[Dict[str, Any]]], key: Optional[str] = None) -> List[Any]:
        """Sends one stimulus, or many that are taken together, and returns a receipt for each.

        What was answered is in the journal, once: a try whose answer was lost is made again under the same key.
        """
        body = {"stimuli": stimuli} if isinstance(stimuli, list) else stimuli
        return self._json("POST", "/v1/stimuli", body, {"Idempotency-Key": key or str(uuid.uuid4())})["receipts"]

    def state(self) -> Any:
        """The whole state, which is sent again only where it has changed."""
        answer = self._ask("GET", "/v1/state", None, {"If-None-Match": self._etag} if self._etag else {})
        if answer.status != 304:
            self._etag, self._state = answer.headers["ETag"], json.loads(answer.content)
        return self._state

    def anomalies(self, **query: Union[int, bool]) -> List[Any]:
        """Newest first; beforeId, limit, open."""
        return self._json("GET", "/v1/anomalies" + _query(query))["anomalies"]

    def memories(self) -> Any:
        return self._json("GET", "/v1/memories")

    def history(self, start: Optional[int] = None, end: Optional[int] = None, **query: int) -> Any:
        """A stretch in ms since birth, or last=: so many ms up to now; points= at most."""
        stretch = {"from": start, "to": end, **query}
        return self._json("GET", "/v1/history" + _query({k: v for k, v in stretch.items() if v is not None}))

    def report(self, process: str, **report: Any) -> Any:
        """What a program of yours does: state, progress, activity, vitals, pid, everyMs. The first has it adopted."""
        return self._json("POST", f"/v1/processes/{quote(process, safe='')}/reports", report)

    def finished(self, process: str) -> Any:
        """It is done: its silence means nothing from now on."""
        return self.report(process, state="finished")

    def stream(self, after: Optional[str] = None) -> Iterator[LifeEvent]:
        """Whatever Life tells from now on, or since the event of an id. Ends when it is closed, or refused for good.

        A connection that is lost is made again and goes on where it was. Where something was missed all the same,
        "reset" says so, and "state" follows.
        """
        failed = 0
        while True:
            failed += 1
            connection = http.client.HTTPConnection(*self._place, timeout=SILENCE_MAX_S)
            try:
                more = {"Last-Event-ID": after} if after else {}
                connection.request("GET", "/v1/stream", headers={**self._headers, **more})
                response = connection.getresponse()
                if response.status != 200:
                    raise _refusal(Answer(response.status, response.headers, response.read()))
                for event in _events(response):
                    failed, after = 0, event.id
                    yield event
            except LifeRefusal as refusal:
                if not refusal.may_pass:
                    raise
            except LOST:
                pass
            finally:
                connection.close()
            time.sleep(_pause_s(failed))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _json(self, method: str, path: str, body: Any = None, more: Optional[Dict[str, str]] = None) -> Any:
        return json.loads(self._ask(method, path, body, more or {}).content)

    def _ask(self, method: str, path: str, body: Any, more: Dict[str, str]) -> Answer:
        content = None if body is None else json.dumps(body).encode()
        headers = {**self._headers, **more, **({} if content is None else {"Content-Type": "application/json"})}
        for tried in itertools.count(1):
            pause_s = _pause_s(tried)
            try:
                answer = self._try(method, path, content, headers)
                if answer.status < 400:
                    return answer
                refusal = _refusal(answer)
                if tried == TRIES_MAX or not refusal.may_pass:
                    raise refusal
                pause_s = max(pause_s, float(answer.headers.get("Retry-After", 0)))
            except LOST:
                self.close()
                if tried == TRIES_MAX:
                    raise
            time.sleep(min(pause_s, PAUSE_MAX_S))

    def _try(self, method: str, path: str, content: Optional[bytes], headers: Dict[str, str]) -> Answer:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(*self._place, timeout=TIMEOUT_S)
        self._connection.request(method, path, content, headers)
        response = self._connection.getresponse()
        # An answer that is cut short is none, so it is read whole here.
        return Answer(response.status, response.headers, response.read())


def _events(lines: Iterator[bytes]) -> Iterator[LifeEvent]:
    """Events are blocks of "field: value" lines; whatever begins with a colon is only a sign of life."""
    fields: Dict[str, str] = {}
    for raw in lines:
        line = raw.decode().rstrip("\r\n")
        if line:
            name, _, value = line.partition(":")
            fields[name] = value[1:] if value.startswith(" ") else value
            continue
        if "data" in fields:
            yield LifeEvent(fields.get("id", ""), fields.get("event", ""), json.loads(fields["data"]))
        fields = {}


def _refusal(answer: Answer) -> LifeRefusal:
    try:
        told = json.loads(answer.content)
        return LifeRefusal(answer.status, told["code"], told["detail"])
    except (ValueError, KeyError, TypeError):
        return LifeRefusal(answer.status, "unknown", "no reason was given")


def _query(query: Dict[str, Any]) -> str:
    return "?" + urlencode({name: json.dumps(value) for name, value in query.items()})


def _pause_s(tried: int) -> float:
    """Ever longer, and never the same for all who wait."""
    return min(PAUSE_MAX_S, 0.1 * 2**tried) * random.uniform(0.5, 1.0)
