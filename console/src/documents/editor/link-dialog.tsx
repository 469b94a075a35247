import type { Editor } from '@tiptap/core';
import { Button, Form, Input, Modal } from 'antd';
import { useTexts } from '../../texts/index.ts';

const ADDRESS = /^(https?:\/\/\S+|mailto:\S+|\/(?![/\\])\S*)$/i;

/** Sets, changes or removes the link on the selected words. */
export function LinkDialog({ editor, open, onClose }: { editor: Editor; open: boolean; onClose: () => void }) {
  const t = useTexts();
  const [form] = Form.useForm<{ href: string }>();
  const current = open ? String(editor.getAttributes('link')['href'] ?? '') : '';
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  return (
    <Modal
      open={open}
      title={t.documents.editor.link}
      destroyOnHidden
      onCancel={close}
      onOk={() => form.submit()}
      footer={(buttons) => (
        <>
          {current && (
            <Button
              onClick={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
                onClose();
              }}
            >
              {t.documents.editor.linkRemove}
            </Button>
          )}
          {buttons}
        </>
      )}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ href: current }}
        preserve={false}
        onFinish={({ href }) => {
          editor.chain().focus().extendMarkRange('link').setLink({ href: href.trim() }).run();
          onClose();
        }}
      >
        <Form.Item
          name="href"
          label={t.documents.editor.linkAddress}
          extra={t.documents.editor.linkHelp}
          rules={[{ required: true, pattern: ADDRESS, message: t.documents.editor.linkWrong }]}
        >
          <Input autoFocus inputMode="url" spellCheck={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
