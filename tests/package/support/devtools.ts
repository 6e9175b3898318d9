import { waitFor } from '../../e2e/support/wait';

/** Asks the page of a running app, which listens on this port, for a value. */
export async function askPage(port: number, expression: string): Promise<unknown> {
  const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    readonly type: string;
    readonly webSocketDebuggerUrl: string;
  }[];
  const page = pages.find(({ type }) => type === 'page');
  if (!page) return undefined;
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  try {
    return await new Promise((done, fail) => {
      socket.onerror = () => fail(new Error('The page does not answer'));
      socket.onopen = () =>
        socket.send(
          JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true } }),
        );
      socket.onmessage = ({ data }) => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: { result?: { value?: unknown } } };
        if (answer.id === 1) done(answer.result?.result?.value);
      };
    });
  } finally {
    socket.close();
  }
}

/** Waits until the page answers with something that is not empty. */
export function pageSays(port: number, what: string, expression: string): Promise<string> {
  return waitFor(
    what,
    async () => {
      const said = await askPage(port, expression).catch(() => undefined);
      return typeof said === 'string' && said !== '' ? said : undefined;
    },
    40_000,
  );
}
