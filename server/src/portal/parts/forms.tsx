import type { VNode } from 'preact';
import { pageAddress, type PageFrame, type Params } from '../frame.ts';
import { portalText } from '../texts.ts';

/** A GET form keeps only its own fields, so language stays in the path and the view goes along as a field. */
function KeptFields({ frame, params }: { frame: PageFrame; params: Params }): VNode {
  const kept = Object.entries({ ...params, view: frame.view }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return (
    <>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
    </>
  );
}

export interface SearchFormProps {
  frame: PageFrame;
  /** Names the form for screen readers; two forms on one page have different names. */
  label: string;
  /** Label of the field. In the header it is hidden and stands in the field instead. */
  field: string;
  where: 'header' | 'page';
  /** Not the main action of the page: its button is outlined. */
  quiet?: boolean;
  /** Path that the form asks, /search by default. */
  path?: string;
  button?: string;
  value?: string;
  help?: string;
  keep?: Params;
  /** Suggestions shown by the browser itself while typing. */
  suggestions?: string[];
}

/** A form with one text field `q` and a button, sent by GET. */
export function SearchForm(props: SearchFormProps): VNode {
  const { frame, where, path = '/search', suggestions = [] } = props;
  const id = `q-${where}-${path.replace(/\W/g, '')}`;
  return (
    <form
      class={`search-form in-${where}${props.quiet || where === 'header' ? ' quiet' : ''}`}
      role="search"
      aria-label={props.label}
      method="get"
      action={pageAddress(path, frame.locale)}
    >
      <label class={where === 'header' ? 'sr' : undefined} for={id}>
        {props.field}
      </label>
      <div class="field">
        <input
          id={id}
          type="search"
          name="q"
          value={props.value ?? ''}
          placeholder={where === 'header' ? props.field : undefined}
          maxLength={500}
          autocomplete="off"
          enterkeyhint="search"
          list={suggestions.length > 0 ? `${id}-list` : undefined}
          aria-describedby={props.help ? `${id}-help` : undefined}
        />
        <button type="submit">{props.button ?? portalText(frame.locale).header.searchButton}</button>
      </div>
      {props.help && (
        <p class="help" id={`${id}-help`}>
          {props.help}
        </p>
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((value) => (
            <option value={value} />
          ))}
        </datalist>
      )}
      <KeptFields frame={frame} params={props.keep ?? {}} />
    </form>
  );
}
