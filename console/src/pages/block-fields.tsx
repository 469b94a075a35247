import { Button, Checkbox, Form, Input, InputNumber, Select, Space, TreeSelect, Upload } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import { choicesOf, type SiteColumn } from '../columns/columns-query.ts';
import { useTexts } from '../texts/index.ts';
import type { Block, BlockOf } from './pages-query.ts';

interface BlockFieldsProps {
  block: Block;
  /** Begins the ids of its fields. */
  id: string;
  columns: readonly SiteColumn[];
  isFirst: boolean;
  storePicture: (file: File) => Promise<string | null>;
  onChange: (block: Block) => void;
}

/** The fields of one block. */
export function BlockFields(props: BlockFieldsProps) {
  const { block, id, isFirst, onChange } = props;
  const t = useTexts();
  const words = t.pages;
  const field = (name: string, label: string, value: string, set: (value: string) => void, long = false) => (
    <Form.Item key={name} label={label} htmlFor={`${id}-${name}`}>
      {long ? (
        <Input.TextArea
          id={`${id}-${name}`}
          className="grows"
          rows={3}
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      ) : (
        <Input id={`${id}-${name}`} value={value} onChange={(event) => set(event.target.value)} />
      )}
    </Form.Item>
  );
  const limit = 'limit' in block && (
    <Form.Item label={words.limit} htmlFor={`${id}-limit`}>
      <InputNumber
        id={`${id}-limit`}
        min={1}
        max={30}
        precision={0}
        value={block.limit}
        onChange={(value) => onChange({ ...block, limit: value ?? 6 })}
      />
    </Form.Item>
  );
  const titles = 'title' in block && (
    <>
      {field('title', words.blockTitle, block.title, (title) => onChange({ ...block, title }))}
      {field('titleEn', words.blockTitleEn, block.titleEn, (titleEn) => onChange({ ...block, titleEn }))}
    </>
  );
  const aside = !isFirst && block.kind !== 'find' && block.kind !== 'notice' && block.kind !== 'guide' && (
    <Checkbox checked={block.aside === true} onChange={(event) => onChange({ ...block, aside: event.target.checked })}>
      {words.aside}
    </Checkbox>
  );
  return (
    <Form layout="vertical" className="unit-form">
      {block.kind === 'find' && <p className="secondary wide">{words.findHelp}</p>}
      {titles}
      {limit}
      {block.kind === 'notice' && (
        <>
          {field('text', words.text, block.text, (text) => onChange({ ...block, text }))}
          {field('textEn', words.textEn, block.textEn, (textEn) => onChange({ ...block, textEn }))}
          {field('href', words.href, block.href, (href) => onChange({ ...block, href }))}
        </>
      )}
      {block.kind === 'text' && (
        <div className="wide">
          {field('text', words.text, block.text, (text) => onChange({ ...block, text }), true)}
        </div>
      )}
      {block.kind === 'columns' && (
        <Form.Item label={words.columns} className="wide">
          <TreeSelect
            aria-label={words.columns}
            multiple
            treeDefaultExpandAll
            popupMatchSelectWidth={false}
            value={block.columnIds}
            onChange={(columnIds: string[]) => onChange({ ...block, columnIds })}
            treeData={choicesOf(props.columns, ({ kind }) => kind === 'list')}
          />
        </Form.Item>
      )}
      {block.kind === 'documents' && <DocumentChoice block={block} onChange={onChange} />}
      {(block.kind === 'links' || block.kind === 'services') && <LinkItems block={block} id={id} onChange={onChange} />}
      {block.kind === 'pictures' && <PictureItems {...props} block={block} />}
      {block.kind === 'guide' &&
        (Object.keys(words.guide) as (keyof typeof words.guide)[]).map((key) => (
          <div key={key} className={LONG.has(key) ? 'wide' : undefined}>
            {field(key, words.guide[key], block[key], (value) => onChange({ ...block, [key]: value }), LONG.has(key))}
          </div>
        ))}
      {aside && <div className="wide">{aside}</div>}
    </Form>
  );
}

const LONG = new Set<string>(['classification', 'arrangement', 'access']);

function LinkItems({
  block,
  id,
  onChange,
}: {
  block: BlockOf<'links'> | BlockOf<'services'>;
  id: string;
  onChange: (block: Block) => void;
}) {
  const t = useTexts();
  const words = t.pages;
  const keys =
    block.kind === 'services'
      ? (['label', 'labelEn', 'href', 'help', 'helpEn'] as const)
      : (['label', 'labelEn', 'href'] as const);
  const wordOf = (key: (typeof keys)[number]) =>
    key === 'help' ? words.itemHelp : key === 'helpEn' ? words.itemHelpEn : words[key];
  const put = (items: readonly object[]) => onChange({ ...block, items: items as never });
  return (
    <div className="wide">
      {block.items.map((item, at) => (
        <Space key={at} wrap className="link-item">
          {keys.map((key) => (
            <Input
              key={key}
              id={`${id}-${at}-${key}`}
              aria-label={`${wordOf(key)} ${at + 1}`}
              placeholder={wordOf(key)}
              value={(item as Record<string, string>)[key] ?? ''}
              onChange={(event) =>
                put(block.items.map((other, index) => (index === at ? { ...other, [key]: event.target.value } : other)))
              }
            />
          ))}
          <Button size="small" danger onClick={() => put(block.items.filter((_, index) => index !== at))}>
            {t.common.remove}
          </Button>
        </Space>
      ))}
      <Button size="small" onClick={() => put([...block.items, Object.fromEntries(keys.map((key) => [key, '']))])}>
        {words.addLink}
      </Button>
    </div>
  );
}

function PictureItems({ block, id, storePicture, onChange }: BlockFieldsProps & { block: BlockOf<'pictures'> }) {
  const t = useTexts();
  const words = t.pages;
  const put = (items: typeof block.items) => onChange({ ...block, items });
  return (
    <div className="wide">
      {block.items.map((item, at) => (
        <Space key={`${item.picture}-${at}`} wrap className="link-item">
          <img className="cover-thumb" src={`/api/v1/console/pictures/${item.picture}`} alt={item.alt} />
          {(['label', 'labelEn', 'alt', 'href'] as const).map((key) => (
            <Input
              key={key}
              id={`${id}-${at}-${key}`}
              aria-label={`${words[key]} ${at + 1}`}
              placeholder={words[key]}
              value={item[key]}
              onChange={(event) =>
                put(block.items.map((other, index) => (index === at ? { ...other, [key]: event.target.value } : other)))
              }
            />
          ))}
          <Button size="small" danger onClick={() => put(block.items.filter((_, index) => index !== at))}>
            {t.common.remove}
          </Button>
        </Space>
      ))}
      <Upload
        accept="image/png,image/jpeg"
        showUploadList={false}
        beforeUpload={(file) => {
          void storePicture(file).then((picture) => {
            if (picture) put([...block.items, { picture, alt: '', label: '', labelEn: '', href: '/' }]);
          });
          return false;
        }}
      >
        <Button size="small" disabled={block.items.length >= 6}>
          {words.choosePicture}
        </Button>
      </Upload>
    </div>
  );
}

/** Chooses published documents by words of their titles. */
function DocumentChoice({ block, onChange }: { block: BlockOf<'documents'>; onChange: (block: Block) => void }) {
  const t = useTexts();
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['documents', 'choice', q],
    queryFn: async () =>
      (
        await answer(
          http.GET('/api/v1/console/documents', { params: { query: { state: 'live', limit: 30, ...(q && { q }) } } }),
        )
      ).items,
  });
  const named = useQuery({
    queryKey: ['documents', 'named', ...block.documentIds],
    enabled: block.documentIds.length > 0,
    queryFn: () =>
      Promise.all(
        block.documentIds.map(async (id) => {
          const detail = await answer(http.GET('/api/v1/console/documents/{id}', { params: { path: { id } } })).catch(
            () => null,
          );
          return { id, title: detail?.live?.title ?? detail?.draft?.title ?? id };
        }),
      ),
  });
  const options = new Map([...(named.data ?? []), ...(found.data ?? [])].map(({ id, title }) => [id, title]));
  return (
    <Form.Item label={t.pages.documents} className="wide">
      <Select
        aria-label={t.pages.documents}
        mode="multiple"
        showSearch={{ filterOption: false, onSearch: setQ }}
        loading={found.isPending}
        value={block.documentIds}
        onChange={(documentIds: string[]) => onChange({ ...block, documentIds })}
        options={[...options].map(([value, label]) => ({ value, label }))}
      />
    </Form.Item>
  );
}
