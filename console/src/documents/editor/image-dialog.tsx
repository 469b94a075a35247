import { useMutation } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { Button, Form, Input, Modal, Space } from 'antd';
import { useRef, useState } from 'react';
import { upload } from '../../api/client.ts';
import type { AddedImage } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { useFirstFocus } from '../../ui/first-focus.ts';

const ACCEPTED = 'image/png,image/jpeg,image/gif,image/webp';

interface ImageDialogProps {
  editor: Editor;
  documentId: string;
  open: boolean;
  onClose: () => void;
}

/** Chooses a picture, says in words what it shows, and puts it after the paragraph in which the cursor stands. The server keeps it without what the camera wrote into it. */
export function ImageDialog({ editor, documentId, open, onClose }: ImageDialogProps) {
  const t = useTexts();
  const words = t.documents.editor;
  const [file, setFile] = useState<File | null>(null);
  const [alt, setAlt] = useState('');
  const [asked, setAsked] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const close = () => {
    setFile(null);
    setAlt('');
    setAsked(false);
    send.reset();
    onClose();
  };
  const send = useMutation({
    mutationFn: (chosen: File) => {
      const form = new FormData();
      form.append('file', chosen, chosen.name);
      return upload<AddedImage>(`/api/v1/console/documents/${documentId}/images`, form, () => undefined);
    },
    onSuccess: ({ file: hash, width, height }) => {
      // After the paragraph, table or picture in which the cursor stands: nothing is cut in two, and nothing selected is lost.
      const { $to, to } = editor.state.selection;
      const image = { type: 'image', attrs: { file: hash, alt: alt.trim(), width, height } };
      editor
        .chain()
        .focus()
        .insertContentAt($to.depth > 0 ? $to.after(1) : to, image)
        .run();
      close();
    },
  });
  const { first, afterOpenChange } = useFirstFocus();
  const missing = asked && !file;
  const nameless = asked && alt.trim() === '';
  return (
    <Modal
      open={open}
      title={words.insertImage}
      okText={words.insertImage}
      confirmLoading={send.isPending}
      destroyOnHidden
      afterOpenChange={afterOpenChange}
      onCancel={close}
      onOk={() => {
        setAsked(true);
        if (file && alt.trim() !== '') send.mutate(file);
      }}
    >
      <Form layout="vertical" component="div" requiredMark={false}>
        <Form.Item
          label={words.imageFile}
          htmlFor="image-file"
          extra={words.imageHelp}
          {...(missing && { validateStatus: 'error' as const, help: words.imageMissing })}
        >
          <Space wrap>
            <Button id="image-file" {...first} onClick={() => picker.current?.click()}>
              {words.imageChoose}
            </Button>
            <span role="status">{file?.name}</span>
          </Space>
          <input
            ref={picker}
            type="file"
            accept={ACCEPTED}
            hidden
            aria-label={words.imageFile}
            onChange={(event) => {
              send.reset();
              setFile(event.target.files?.[0] ?? null);
            }}
          />
        </Form.Item>
        <Form.Item
          label={words.imageAlt}
          htmlFor="image-alt"
          extra={words.imageAltHelp}
          {...(nameless && { validateStatus: 'error' as const, help: words.imageAltMissing })}
        >
          <Input
            id="image-alt"
            value={alt}
            maxLength={400}
            aria-invalid={nameless}
            onChange={(event) => setAlt(event.target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNote error={send.error} />
    </Modal>
  );
}
