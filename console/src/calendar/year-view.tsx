import { useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';
import { dateWords, dayOf } from '../time/dates.ts';
import type { DaysOfYear } from '../time/workdays.ts';
import { kindOf, monthDays } from './year.ts';

interface YearViewProps {
  year: number;
  days: DaysOfYear;
  /** Present while the year is edited: a day was pressed. */
  onPress?: (on: string) => void;
}

/** Twelve months; a day off or worked carries a word besides its colour. */
export function YearView({ year, days, onPress }: YearViewProps) {
  const t = useTexts();
  return (
    <div className="year">
      {Array.from({ length: 12 }, (_, at) => at + 1).map((month) => (
        <section key={month} aria-labelledby={`month-${month}`} className="month">
          <h2 id={`month-${month}`}>{t.calendar.month(month)}</h2>
          <div className="month-grid">
            {t.calendar.weekdays.map((weekday) => (
              <span key={weekday} className="weekday" aria-hidden="true">
                {weekday}
              </span>
            ))}
            {monthDays(year, month).map((on, at) =>
              on ? <Day key={on} on={on} days={days} {...(onPress && { onPress })} /> : <span key={at} />,
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

function Day({ on, days, onPress }: { on: string; days: DaysOfYear; onPress?: (on: string) => void }) {
  const t = useTexts();
  const locale = useLocale();
  const kind = kindOf(on, days);
  const note = kind === 'holiday' ? t.calendar.off : kind === 'makeup_workday' ? t.calendar.work : '';
  const today = on === dayOf(new Date());
  const className = `day day-${kind}${today ? ' day-today' : ''}`;
  const face = (
    <>
      {Number(on.slice(8))}
      {note && <small>{note}</small>}
    </>
  );
  if (!onPress) return <span className={className}>{face}</span>;
  return (
    <button
      type="button"
      className={className}
      aria-label={t.calendar.day(dateWords(locale, on), t.calendar.kinds[kind])}
      onClick={() => onPress(on)}
    >
      {face}
    </button>
  );
}
