/** Elements that have no end tag. */
const VOID = new Set(['meta', 'br', 'hr', 'link', 'img', 'input', 'base']);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gy;

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * The tags of a document, in their order. Stricter than any browser.
 * @throws Error where a tag is not closed in its turn, an attribute is not quoted or stands twice, or a `<` or `&` is
 * not escaped
 */
export function openTags(document: string): readonly Tag[] {
  const body = document.replace(/^<!doctype html>/, '').replace(/(<style>)[^<]*(<\/style>)/, '$1$2');
  const tags: Tag[] = [];
  const open: string[] = [];
  let at = body.indexOf('<');
  let text = body.slice(0, at);
  while (at >= 0) {
    checkText(text);
    TAG.lastIndex = at;
    const match = TAG.exec(body);
    if (!match) throw new Error(`no tag: ${body.slice(at, at + 80)}`);
    const [whole, ends, name = '', written = '', closesItself] = match;
    if (ends) {
      const expected = open.pop();
      if (expected !== name) throw new Error(`</${name}> where </${expected}> was due`);
    } else {
      tags.push({ name, attributes: attributesOf(written) });
      if (!VOID.has(name) && !closesItself) open.push(name);
    }
    const next = body.indexOf('<', at + whole.length);
    text = body.slice(at + whole.length, next < 0 ? undefined : next);
    at = next;
  }
  checkText(text);
  if (open.length > 0) throw new Error(`not closed: ${open.join(' ')}`);
  return tags;
}

function attributesOf(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`${name} stands twice`);
    checkText(value);
    attributes[name] = value;
  }
  return attributes;
}

function checkText(text: string): void {
  const loose = /[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.exec(text);
  if (loose) throw new Error(`not escaped: ${text.slice(loose.index, loose.index + 40)}`);
}
