import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { Link } from 'react-router';
import type { GazetteIssueDetail } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { moved, type Composed } from './composition.ts';

interface ComposedListProps {
  items: Composed[];
  /** Where each document begins, once the issue is published. */
  pages: GazetteIssueDetail['items'];
  disabled: boolean;
  onChange: (items: Composed[]) => void;
}

/** The documents of an issue in their order, with sections; by buttons, so that the keyboard does it too. */
export function ComposedList({ items, pages, disabled, onChange }: ComposedListProps) {
  const t = useTexts();
  const words = t.gazette;
  if (items.length === 0) return null;
  const at = (item: Composed) => items.indexOf(item);
  const columns: Column<Composed>[] = [
    {
      key: 'title',
      title: words.field.title,
      render: (item) => (
        <>
          {at(item) + 1}.{' '}
          <Link to={`/documents/${item.documentId}`} lang="zh-CN">
            {item.title}
          </Link>{' '}
          {!item.isPublic && (
            <StateTag tone="red" shape="■">
              {words.notPublic}
            </StateTag>
          )}
        </>
      ),
    },
    {
      key: 'section',
      title: words.field.section,
      width: 180,
      render: (item) =>
        disabled ? (
          <span lang="zh-CN">{item.section}</span>
        ) : (
          <Input
            lang="zh-CN"
            maxLength={40}
            aria-label={words.sectionOf(item.title)}
            value={item.section}
            onChange={(event) =>
              onChange(items.map((other) => (other === item ? { ...item, section: event.target.value } : other)))
            }
          />
        ),
    },
    {
      key: 'page',
      title: words.field.page,
      width: 70,
      render: (item) => pages.find(({ documentId }) => documentId === item.documentId)?.startPage ?? '',
    },
  ];
  if (!disabled)
    columns.push({
      key: 'actions',
      title: t.common.actions,
      width: 130,
      render: (item) => (
        <Space.Compact>
          <Button
            icon={<ArrowUpOutlined />}
            aria-label={words.up(item.title)}
            disabled={at(item) === 0}
            onClick={() => onChange(moved(items, at(item), -1))}
          />
          <Button
            icon={<ArrowDownOutlined />}
            aria-label={words.down(item.title)}
            disabled={at(item) === items.length - 1}
            onClick={() => onChange(moved(items, at(item), 1))}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={words.removeItem(item.title)}
            onClick={() => onChange(items.filter((other) => other !== item))}
          />
        </Space.Compact>
      ),
    });
  return <DataTable label={words.compose} rows={items} rowKey={({ documentId }) => documentId} columns={columns} />;
}
