import { createHash } from 'node:crypto';
import { askScript } from './ask-script.ts';
import { portalScript } from './script.ts';
import { portalStyles } from './styles/index.ts';

export interface PortalAsset {
  /** Holds a hash of the content, so the asset may be cached for ever. */
  path: string;
  contentType: string;
  body: string;
}

// The sun of the product's name (阳光), for the browser's tab.
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="15" fill="#1455a3"/><path d="M9 9h14v14H9zM9 16h14" fill="none" stroke="#fff" stroke-width="3"/></svg>`;

function asset(name: string, extension: string, contentType: string, body: string): PortalAsset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/${name}-${hash}.${extension}`, contentType, body };
}

const style = asset('portal', 'css', 'text/css; charset=utf-8', portalStyles);
const script = asset('portal', 'js', 'text/javascript; charset=utf-8', portalScript);
const askAsset = asset('ask', 'js', 'text/javascript; charset=utf-8', askScript);
const iconAsset = asset('icon', 'svg', 'image/svg+xml', icon);

/** The files that public pages load, with the addresses they load them from. */
export function portalAssets(): PortalAsset[] {
  return [style, script, askAsset, iconAsset];
}

/** Addresses of the style sheet, the script of every page, that of the form of a request, and the icon. */
export function portalLinks(): { style: string; script: string; ask: string; icon: string } {
  return { style: style.path, script: script.path, ask: askAsset.path, icon: iconAsset.path };
}
