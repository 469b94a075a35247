import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  LinkOutlined,
  PictureOutlined,
  RedoOutlined,
  TableOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button, Dropdown, Select, Tooltip, type MenuProps } from 'antd';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../../texts/index.ts';
import { ImageDialog } from './image-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';

const LEVELS = [1, 2, 3, 4, 5, 6] as const;
type Level = (typeof LEVELS)[number];

/** Tools of the editor; the arrow keys go from one to the next. */
export function Toolbar({ editor, documentId }: { editor: Editor; documentId: string }) {
  const t = useTexts();
  const [linking, setLinking] = useState(false);
  const [picturing, setPicturing] = useState(false);
  const state = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      style: e.isActive('heading') ? Number(e.getAttributes('heading')['level'] ?? 1) : 0,
      align: String(e.getAttributes('paragraph')['align'] ?? e.getAttributes('heading')['align'] ?? 'left'),
      table: e.isActive('table'),
      link: e.isActive('link'),
      canUndo: e.can().undo(),
      canRedo: e.can().redo(),
    }),
  });
  const setAlign = (align: 'center' | 'right' | null) => {
    editor.chain().focus().updateAttributes('paragraph', { align }).updateAttributes('heading', { align }).run();
  };
  const aligns = [
    { key: 'left', label: t.documents.editor.alignLeft, icon: <AlignLeftOutlined />, value: null },
    { key: 'center', label: t.documents.editor.alignCenter, icon: <AlignCenterOutlined />, value: 'center' },
    { key: 'right', label: t.documents.editor.alignRight, icon: <AlignRightOutlined />, value: 'right' },
  ] as const;
  return (
    <div role="toolbar" aria-label={t.documents.editor.toolbar} className="toolbar" onKeyDown={moveFocus}>
      <Select
        aria-label={t.documents.editor.style}
        className="toolbar-style"
        value={state.style}
        onChange={(level: number) => {
          const chain = editor.chain().focus();
          if (level === 0) chain.setParagraph().run();
          else chain.setHeading({ level: level as Level }).run();
        }}
        options={[
          { value: 0, label: t.documents.editor.paragraph },
          ...LEVELS.map((level) => ({ value: level, label: t.documents.editor.heading(level) })),
        ]}
      />
      {aligns.map(({ key, label, icon, value }) => (
        <Tool key={key} label={label} pressed={state.align === key} onPress={() => setAlign(value)}>
          {icon}
        </Tool>
      ))}
      <Tool label={t.documents.editor.link} pressed={state.link} onPress={() => setLinking(true)}>
        <LinkOutlined />
      </Tool>
      <Tool label={t.documents.editor.insertImage} onPress={() => setPicturing(true)}>
        <PictureOutlined />
      </Tool>
      <TableMenu editor={editor} inTable={state.table} />
      <Tool
        label={t.documents.editor.undo}
        disabled={!state.canUndo}
        onPress={() => editor.chain().focus().undo().run()}
      >
        <UndoOutlined />
      </Tool>
      <Tool
        label={t.documents.editor.redo}
        disabled={!state.canRedo}
        onPress={() => editor.chain().focus().redo().run()}
      >
        <RedoOutlined />
      </Tool>
      <LinkDialog editor={editor} open={linking} onClose={() => setLinking(false)} />
      <ImageDialog editor={editor} documentId={documentId} open={picturing} onClose={() => setPicturing(false)} />
    </div>
  );
}

interface ToolProps {
  label: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}

function Tool({ label, pressed, disabled = false, onPress, children }: ToolProps) {
  return (
    <Tooltip title={label}>
      <Button
        type="text"
        className={pressed ? 'tool-pressed' : undefined}
        aria-label={label}
        {...(pressed !== undefined && { 'aria-pressed': pressed })}
        disabled={disabled}
        icon={children}
        onClick={onPress}
      />
    </Tooltip>
  );
}

function TableMenu({ editor, inTable }: { editor: Editor; inTable: boolean }) {
  const t = useTexts();
  const words = t.documents.editor;
  const run = (act: (chain: ReturnType<Editor['chain']>) => { run: () => boolean }) => () => {
    act(editor.chain().focus()).run();
  };
  const items: MenuProps['items'] = inTable
    ? [
        { key: 'row-before', label: words.rowBefore, onClick: run((c) => c.addRowBefore()) },
        { key: 'row-after', label: words.rowAfter, onClick: run((c) => c.addRowAfter()) },
        { key: 'column-before', label: words.columnBefore, onClick: run((c) => c.addColumnBefore()) },
        { key: 'column-after', label: words.columnAfter, onClick: run((c) => c.addColumnAfter()) },
        { type: 'divider' },
        { key: 'merge', label: words.mergeOrSplit, onClick: run((c) => c.mergeOrSplit()) },
        { key: 'header', label: words.headerRow, onClick: run((c) => c.toggleHeaderRow()) },
        { type: 'divider' },
        { key: 'delete-row', label: words.deleteRow, onClick: run((c) => c.deleteRow()) },
        { key: 'delete-column', label: words.deleteColumn, onClick: run((c) => c.deleteColumn()) },
        { key: 'delete', label: words.deleteTable, danger: true, onClick: run((c) => c.deleteTable()) },
      ]
    : [
        {
          key: 'insert',
          label: words.insertTable,
          onClick: run((c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true })),
        },
      ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button
        type="text"
        className={inTable ? 'tool-pressed' : undefined}
        icon={<TableOutlined />}
        aria-haspopup="menu"
      >
        {words.table}
      </Button>
    </Dropdown>
  );
}

/** Left and right arrow keys move through the tools, as the toolbar pattern asks for. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>) {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const active = document.activeElement;
  if (!(active instanceof HTMLButtonElement)) return;
  const tools = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(':scope button:not([disabled])')];
  const next = tools.indexOf(active) + (event.key === 'ArrowRight' ? 1 : -1);
  tools[(next + tools.length) % tools.length]?.focus();
  event.preventDefault();
}
