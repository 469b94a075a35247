import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Space, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import { answer, http } from '../../api/client.ts';
import { useLocale } from '../../api/locale.ts';
import { usePermissions } from '../../app/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { Loaded, NotFound, Page } from '../../ui/page.tsx';
import { At } from '../../ui/times.tsx';
import { useShown } from '../../ui/use-shown.ts';
import { LETTER_TEXTS, templatesQuery, versionsQuery, type Template, type TemplateVersion } from './queries.ts';

/** One text of letters: what it says, what it may ask for, and what it said before. */
export function Component() {
  const words = useTexts().letterTexts;
  const locale = useLocale();
  const { code = '' } = useParams();
  const query = useQuery(templatesQuery);
  const one = query.data?.find((known) => known.code === code);
  if (query.data && !one) return <NotFound />;
  const title = one ? (locale === 'zh' ? one.nameZh : one.nameEn) : words.title;
  return (
    <Page title={title} help={one && (one.version === 0 ? words.broughtHelp : words.versionOf(one.version))}>
      <Loaded query={query}>{() => one && <Editor key={one.code} template={one} />}</Loaded>
    </Page>
  );
}

interface Values {
  title: string;
  body: string;
  note: string;
}

function Editor({ template }: { template: Template }) {
  const t = useTexts();
  const words = t.letterTexts;
  const mayWrite = usePermissions()('requests.template.write');
  const [form] = Form.useForm<Values>();
  const body = useRef<InputRef>(null);
  const [taken, setTaken] = useState<number | null>(null);
  const shown = useShown(LETTER_TEXTS);
  const { code, version } = template;
  const save = useMutation({
    mutationFn: (values: Values) =>
      answer(
        http.PUT('/api/v1/console/letter-templates/{code}', {
          params: { path: { code } },
          body: { ...values, note: values.note ?? '', version },
        }),
      ),
    onSuccess: async () => {
      await shown(words.saved);
      form.setFieldValue('note', '');
      setTaken(null);
    },
  });
  const preview = useMutation({
    mutationFn: async () => {
      const { title = '', body: text = '' } = form.getFieldsValue();
      const file = await answer(
        http.POST('/api/v1/console/letter-templates/{code}/preview', {
          params: { path: { code } },
          body: { title, body: text, format: 'pdf' },
          parseAs: 'blob',
        }),
      );
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file as unknown as Blob);
      link.download = `${code}.pdf`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  });
  /** Puts a placeholder where the cursor is. */
  const insert = (name: string) => {
    const area = (body.current as unknown as { resizableTextArea?: { textArea: HTMLTextAreaElement } } | null)
      ?.resizableTextArea?.textArea;
    const text = form.getFieldValue('body') as string;
    const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [text.length, text.length];
    form.setFieldValue('body', `${text.slice(0, from)}{${name}}${text.slice(to)}`);
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(from + name.length + 2, from + name.length + 2));
  };
  const take = (old: TemplateVersion) => {
    form.setFieldsValue({ title: old.title, body: old.body, note: words.backTo(old.version) });
    setTaken(old.version);
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="document">
      <section className="document-what" aria-label={words.text}>
        {taken !== null && <Alert type="info" className="note" role="status" title={words.taken(taken)} />}
        <ErrorNote error={save.error ?? preview.error} />
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          disabled={!mayWrite}
          initialValues={{ title: template.title, body: template.body, note: '' }}
          onFinish={(values) => save.mutate(values)}
        >
          <Form.Item name="title" label={words.titleOf} extra={code.includes('.') ? words.titleHelp : undefined}>
            <Input maxLength={100} lang="zh-CN" />
          </Form.Item>
          <Form.Item name="body" label={words.text} extra={words.textHelp}>
            <Input.TextArea
              ref={body as never}
              autoSize={{ minRows: 8, maxRows: 30 }}
              maxLength={20_000}
              lang="zh-CN"
            />
          </Form.Item>
          {mayWrite && (
            <>
              <Form.Item
                name="note"
                label={words.note}
                rules={[{ required: true, whitespace: true, message: t.requests.step.required }]}
              >
                <Input maxLength={500} />
              </Form.Item>
              <Space wrap>
                <Button type="primary" htmlType="submit" loading={save.isPending}>
                  {words.save}
                </Button>
                <Button onClick={() => preview.mutate()} loading={preview.isPending}>
                  {words.preview}
                </Button>
              </Space>
              <p className="secondary">{words.previewHelp}</p>
            </>
          )}
        </Form>
      </section>
      <div className="document-side">
        <section className="panel" aria-labelledby="placeholders">
          <h2 id="placeholders">{words.placeholders}</h2>
          <p className="secondary">{words.placeholdersHelp}</p>
          <ul className="plain-list" lang="zh-CN">
            {template.placeholders.map(({ name, means, required }) => (
              <li key={name}>
                {mayWrite ? (
                  <button type="button" className="link" onClick={() => insert(name)}>
                    {`{${name}}`}
                  </button>
                ) : (
                  `{${name}}`
                )}{' '}
                {means}
                {required && <strong> {words.required}</strong>}
              </li>
            ))}
          </ul>
        </section>
        <Versions template={template} onTake={mayWrite ? take : null} />
      </div>
    </div>
  );
}

/** What the text said before: who changed it, when and why; each version can be taken up again. */
function Versions({ template, onTake }: { template: Template; onTake: ((old: TemplateVersion) => void) | null }) {
  const words = useTexts().letterTexts;
  const query = useQuery(versionsQuery(template.code));
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions">{words.versions}</h2>
      <Loaded query={query} rows={2}>
        {(all) => (
          <ul className="rows">
            {all.map((old) => (
              <li key={old.version} className="row">
                <div className="row-main">
                  <strong>{old.version === 0 ? words.brought : words.versionOf(old.version)}</strong>
                  {old.version === template.version && ` · ${words.holds}`}
                  <div className="row-line">
                    {old.at && (
                      <>
                        <At at={old.at} /> · {old.byName} ·{' '}
                      </>
                    )}
                    <span lang="zh-CN">{old.note}</span>
                  </div>
                  <details>
                    <summary>{words.see(old.version)}</summary>
                    <p lang="zh-CN">
                      <strong>{old.title}</strong>
                    </p>
                    <p lang="zh-CN" className="as-written">
                      {old.body}
                    </p>
                  </details>
                  {onTake && old.version !== template.version && (
                    <Button size="small" onClick={() => onTake(old)}>
                      {old.version === 0 ? words.toBrought : words.take(old.version)}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
