import type { ComponentChildren, VNode } from 'preact';
import { portalText } from '../texts.ts';
import type { PageFrame } from '../frame.ts';

export interface MetadataEntry {
  label: string;
  value: ComponentChildren;
}

/** The entries that matter stand open, the rest is one click away; on paper all of them are printed. */
export function MetadataTable(props: { frame: PageFrame; first: MetadataEntry[]; rest: MetadataEntry[] }): VNode {
  const { frame, first, rest } = props;
  const text = portalText(frame.locale).metadata;
  return (
    <section class="metadata" aria-label={text.label}>
      <Entries entries={first} />
      {rest.length > 0 && (
        <details class="screen-only">
          <summary>{text.all(rest.length)}</summary>
          <Entries entries={rest} />
        </details>
      )}
      {rest.length > 0 && (
        // A closed <details> does not open on paper in every browser.
        <div class="print-only">
          <Entries entries={rest} />
        </div>
      )}
    </section>
  );
}

function Entries({ entries }: { entries: MetadataEntry[] }): VNode {
  return (
    <dl>
      {entries.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
