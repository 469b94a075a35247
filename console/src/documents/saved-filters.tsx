import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../texts/index.ts';
import { useRemembered } from '../ui/remembered.ts';

interface SavedFilter {
  name: string;
  /** The query part of the address. */
  search: string;
}

const MOST = 20;

/** Filters under a name of one's own, remembered in this browser. `search` is what the list is filtered by now. */
export function SavedFilters({ search }: { search: string }) {
  const t = useTexts();
  const [saved, setSaved] = useRemembered<SavedFilter[]>('yg.filters.documents', []);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const put = () => {
    const chosen = name.trim();
    if (chosen === '') return;
    setSaved([...saved.filter((filter) => filter.name !== chosen), { name: chosen, search }].slice(-MOST));
    setName('');
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="saved-filters">
          {saved.length === 0 && <p className="secondary">{t.documents.savedFilters.none}</p>}
          <ul>
            {saved.map((filter) => (
              <li key={filter.name}>
                <Link to={{ search: filter.search }} replace onClick={() => setOpen(false)}>
                  {filter.name}
                </Link>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t.documents.savedFilters.remove(filter.name)}
                  onClick={() => setSaved(saved.filter((other) => other !== filter))}
                />
              </li>
            ))}
          </ul>
          {search !== '' && (
            <Space.Compact block>
              <Input
                aria-label={t.documents.savedFilters.name}
                placeholder={t.documents.savedFilters.name}
                value={name}
                maxLength={30}
                onChange={(event) => setName(event.target.value)}
                onPressEnter={put}
              />
              <Button onClick={put} disabled={name.trim() === ''}>
                {t.documents.savedFilters.save}
              </Button>
            </Space.Compact>
          )}
        </div>
      }
    >
      <Button>{t.documents.savedFilters.title}</Button>
    </Popover>
  );
}
