import { Checkbox, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { useWide } from './use-wide.ts';

/** A column: what it shows of a row, and its name. The first column of a table says which row it is. */
export interface Column<T> {
  key: string;
  title: string;
  render: (row: T) => ReactNode;
  width?: number;
  /** Never broken over lines. */
  whole?: boolean;
}

interface DataTableProps<T> {
  /** What the rows are, for screen readers. */
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string | number;
  loading?: boolean;
  /** Shown when there is no row. */
  empty?: ReactNode;
  /** A press anywhere in the row, besides its links. */
  onOpen?: (row: T) => void;
  /** More of a row, shown when it is asked for; the label names it for screen readers. */
  more?: { label: (row: T) => string; render: (row: T) => ReactNode };
  /** Rows that can be chosen to do something with several of them. */
  selection?: Selection<T>;
}

interface Selection<T> {
  keys: ReadonlySet<string>;
  onChange: (keys: Iterable<string>) => void;
  /** The name of the box of a row. */
  label: (row: T) => string;
  selectable: (row: T) => boolean;
}

/** Rows as a table where there is room, as cards on a phone: nothing has to be scrolled sideways. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  return useWide() ? <WideTable {...props} /> : <Cards {...props} />;
}

function WideTable<T extends object>({
  label,
  columns,
  rows,
  rowKey,
  loading = false,
  empty,
  onOpen,
  more,
  selection,
}: DataTableProps<T>) {
  const t = useTexts();
  return (
    <Table<T>
      aria-label={label}
      size="small"
      rowKey={rowKey}
      dataSource={[...rows]}
      loading={loading}
      pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      locale={{ emptyText: loading ? ' ' : empty }}
      columns={columns.map(({ key, title, render, width, whole }) => ({
        key,
        title,
        ...(width !== undefined && { width }),
        ...(whole && { className: 'nowrap' }),
        render: (_: unknown, row: T) => render(row),
      }))}
      {...(onOpen && {
        rowClassName: 'clickable',
        onRow: (row: T) => ({ onClick: (event: React.MouseEvent) => isPlainPress(event) && onOpen(row) }),
      })}
      {...(selection && {
        rowSelection: {
          selectedRowKeys: [...selection.keys],
          onChange: (keys: React.Key[]) => selection.onChange(keys.map(String)),
          columnWidth: 40,
          getTitleCheckboxProps: () => ({ 'aria-label': t.bulk.selectAll }),
          getCheckboxProps: (row: T) => ({
            'aria-label': selection.label(row),
            disabled: !selection.selectable(row),
          }),
        },
      })}
      {...(more && {
        expandable: {
          columnTitle: <span className="visually-hidden">{t.common.more}</span>,
          expandedRowRender: more.render,
          expandIcon: ({ expanded, onExpand, record }) => (
            <MoreButton open={expanded} label={more.label(record)} onPress={(event) => onExpand(record, event)} />
          ),
        },
      })}
    />
  );
}

/** Long tables that are not paged by the server are cut, so that the page stays quick. */
const PAGE = 200;

/** A press on a link or while text is selected means that link or that text. */
function isPlainPress(event: React.MouseEvent): boolean {
  return (
    !(event.target as HTMLElement).closest('a, button, input, label, .ant-table-selection-column') &&
    !window.getSelection()?.toString()
  );
}

function MoreButton({
  open,
  label,
  onPress,
}: {
  open: boolean;
  label: string;
  onPress: (event: React.MouseEvent<HTMLElement>) => void;
}) {
  return (
    <button type="button" className="link expand" aria-expanded={open} aria-label={label} onClick={onPress}>
      {open ? '▾' : '▸'}
    </button>
  );
}

function Cards<T extends object>({
  label,
  columns,
  rows,
  rowKey,
  loading = false,
  empty,
  more,
  selection,
}: DataTableProps<T>) {
  const t = useTexts();
  const [open, setOpen] = useState<ReadonlySet<string | number>>(new Set());
  if (loading) return <p role="status">{t.common.loading}</p>;
  if (rows.length === 0) return <>{empty}</>;
  const [first, ...others] = columns;
  return (
    <>
      {selection && <SelectAll rows={rows} rowKey={rowKey} selection={selection} />}
      <ul className="cards" aria-label={label}>
        {rows.map((row) => {
          const key = rowKey(row);
          const isOpen = open.has(key);
          return (
            <li key={key}>
              <div className="card-head">
                {selection && (
                  <Checkbox
                    aria-label={selection.label(row)}
                    disabled={!selection.selectable(row)}
                    checked={selection.keys.has(String(key))}
                    onChange={() => selection.onChange(toggled(selection.keys, String(key)))}
                  />
                )}
                <div className="card-title">{first?.render(row)}</div>
                {more && (
                  <MoreButton
                    open={isOpen}
                    label={more.label(row)}
                    onPress={() =>
                      setOpen(new Set(isOpen ? [...open].filter((other) => other !== key) : [...open, key]))
                    }
                  />
                )}
              </div>
              <dl>
                {others.map((column) => {
                  const content = column.render(row);
                  if (content === null || content === undefined || content === '' || content === false) return null;
                  return (
                    <div key={column.key}>
                      <dt>{column.title}</dt>
                      <dd>{content}</dd>
                    </div>
                  );
                })}
              </dl>
              {isOpen && more?.render(row)}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The same keys with one more, or one less. */
export function toggled(keys: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

function SelectAll<T>({
  rows,
  rowKey,
  selection,
}: {
  rows: readonly T[];
  rowKey: (row: T) => string | number;
  selection: Selection<T>;
}) {
  const t = useTexts();
  const able = rows.filter(selection.selectable).map((row) => String(rowKey(row)));
  if (able.length === 0) return null;
  const all = able.every((key) => selection.keys.has(key));
  return (
    <Checkbox
      className="select-all"
      checked={all}
      indeterminate={!all && selection.keys.size > 0}
      onChange={() => selection.onChange(all ? [] : able)}
    >
      {t.bulk.selectAll}
    </Checkbox>
  );
}
