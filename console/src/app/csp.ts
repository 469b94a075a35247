/** The nonce of this page's content security policy, which the server wrote into the page. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/**
 * Gives the nonce to every style element made from now on. Ant Design and the editor take it as a setting, but the part of Ant Design
 * that stops the page from scrolling behind a dialog makes its style element without asking.
 */
export function giveNonceToStyles(): void {
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
