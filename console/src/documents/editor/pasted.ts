/** Pasted HTML made ready for the editor. Works on the text, because a parsed style attribute would break the content security policy. */

const ALIGN = /text-align\s*:\s*(center|right)/i;

/** Word's and the web's HTML without styles, comments and scripts; alignment stays as an attribute, numbers of lists become text. */
export function cleanPasted(html: string): string {
  return numberLists(
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<!\[[^\]]*\]>/g, '')
      .replace(/<(script|style|xml|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/<\/?o:p\b[^>]*>/gi, '')
      // Only inside tags: a style attribute becomes the alignment it carries, or nothing.
      .replace(/<[a-z][^<>]*>/gi, (tag) =>
        tag.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, (_, style: string) => {
          const align = ALIGN.exec(style)?.[1];
          return align ? ` align="${align.toLowerCase()}"` : '';
        }),
      ),
  );
}

/** Puts the number of each item of a numbered list into its text: 1. 甲. The editor has no lists, the numbers stand in the text. */
function numberLists(html: string): string {
  const open: { ordered: boolean; next: number }[] = [];
  return html.replace(/<(\/?)(ol|ul|li)\b([^>]*)>/gi, (tag, slash: string, name: string, attributes: string) => {
    if (/^[ou]l$/i.test(name)) {
      const start = Number(/\bstart\s*=\s*"?(\d+)/i.exec(attributes)?.[1] ?? 1);
      if (slash) open.pop();
      else open.push({ ordered: name.toLowerCase() === 'ol', next: start });
      return '';
    }
    const list = open.at(-1);
    if (slash) return '</p>';
    if (!list?.ordered) return '<p>';
    list.next += 1;
    return `<p>${list.next - 1}. `;
  });
}
