import { encode } from 'uqr';
import type { VNode } from 'preact';

/** QR code of an address as one SVG path, black on white; it follows the size that the style sheet gives it. */
export function QrCode({ address, label }: { address: string; label: string }): VNode {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((black, x) => (black ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
