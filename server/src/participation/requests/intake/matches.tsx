import type { VNode } from 'preact';
import { pageWriter, renderPart, type PageFrame } from '../../../portal/index.ts';
import { intakeTexts } from './intake.texts.ts';

/** A published document that may be what is asked for. */
export interface Match {
  title: string;
  path: string;
  organisation: string;
  publishedOn: string;
}

/** What is public already, each with who published it and when; opened beside the form, so that nothing typed is lost. */
export function Matches({ frame, matches }: { frame: PageFrame; matches: readonly Match[] }): VNode {
  const { link, date, chinese } = pageWriter(frame);
  return (
    <ul class="matches">
      {matches.map((match) => (
        <li>
          <a href={link(match.path)} target="_blank" rel="noopener" {...chinese}>
            {match.title}
          </a>
          <span class="help" {...chinese}>
            {match.organisation} {match.publishedOn && date(match.publishedOn)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The same while the subject is typed, as a part of the form; empty when there is nothing to say. */
export const renderSuggestions = (frame: PageFrame, matches: readonly Match[]): string =>
  matches.length === 0
    ? ''
    : renderPart(
        <div class="notice">
          <p>{intakeTexts(frame.locale).form.suggestions(matches.length)}</p>
          <Matches frame={frame} matches={matches} />
        </div>,
      );
