import { createHash } from 'node:crypto';
import { STIMULUS_TYPES } from '../../../../shared/vocabulary';
import type { Endpoint } from './endpoint';
import { EVENT_WORDS } from './stream/news';

/** All there is of looks: it follows the reader's light or dark, and loads nothing. */
const STYLE = `
:root { color-scheme: light dark; --ink: #22262b; --dim: #5c6670; --paper: #fbfaf7; --line: #dcd9d0; --code: #f1efe8 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e2dc; --dim: #9aa3ab; --paper: #16181b; --line: #2f3338; --code: #202327 }
}
body { margin: 3rem auto; max-width: 46rem; padding: 0 1.25rem; color: var(--ink); background: var(--paper);
  font: 16px/1.55 system-ui, sans-serif }
h1 { font-size: 1.6rem; margin: 0 0 .25rem } h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem }
p { margin: .5rem 0 } .dim { color: var(--dim) }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0; border-top: 1px solid var(--line) }
th { font-weight: 400; white-space: nowrap }
code, pre { font: .875em/1.5 ui-monospace, monospace }
pre { background: var(--code); padding: .75rem 1rem; border-radius: 6px; overflow-x: auto }
a { color: inherit }
`;

/** Stands where the address will be by which it is read. */
export const HERE = '127.0.0.1:PORT';

/** @returns a page without scripts, and the policy that lets in nothing but its own style */
export function pageOf(
  endpoints: readonly Endpoint[],
  version: string,
): { readonly html: string; readonly policy: string } {
  const digest = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const asked = endpoints.map(({ methods, path, documented, open }) => {
    const how = methods.length > 1 ? 'any' : (methods[0] ?? '');
    return row(`${how} ${path}`, `${documented.summary ?? ''}${open ? ' (without the token)' : ''}`);
  });
  const events = Object.entries(EVENT_WORDS).map(([event, words]) => row(event, words));
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Life: the channel</title>
<style>${STYLE}</style>
<main>
<h1>Life: the channel</h1>
<p class="dim">Version ${escaped(version)}</p>
<p>Programs of this machine reach the one life that lives here by these addresses. What they send is a stimulus in its
queue; what they are answered is a view of it.</p>
<h2>The token</h2>
<p>It was shown once, when it was made, under <em>World</em>, <em>Channel</em>; a life without a window keeps it in
<code>channel.token</code> in its home. Send it with every request:</p>
<pre>curl -H "Authorization: Bearer $LIFE_TOKEN" http://${HERE}/v1/state</pre>
<h2>What can be asked</h2>
<table>${asked.join('')}</table>
<p>All parameters and answers are described in <a href="/v1/openapi.json">/v1/openapi.json</a>.</p>
<h2>Stimuli</h2>
<p>${STIMULUS_TYPES.map((type) => `<code>${type}</code>`).join(', ')}; of an intensity above 0, 1 at most.</p>
<pre>curl -H "Authorization: Bearer $LIFE_TOKEN" -H "Content-Type: application/json" \\
  -d '{"type":"novelty","intensity":0.3,"note":"from the shell"}' http://${HERE}/v1/stimuli</pre>
<h2>Events of the stream</h2>
<table>${events.join('')}</table>
</main>
</html>
`;
  return { html, policy };
}

const row = (code: string, words: string): string =>
  `<tr><th scope="row"><code>${escaped(code)}</code></th><td>${escaped(words)}</td></tr>`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
