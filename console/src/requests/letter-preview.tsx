import { useMutation } from '@tanstack/react-query';
import { Button, Form, Space } from 'antd';
import { answer, http } from '../api/client.ts';
import type { Input as Sent } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';

type Body = Sent<'/api/v1/console/requests/{id}/steps', 'post'>;

/** Steps that cause a letter, and those that pass the reply on its way to the signature. */
export const SHOWN_STEPS: readonly string[] = [
  ...['register', 'transfer', 'split', 'join', 'ask_correction', 'lapse_correction', 'consult', 'extend', 'delay'],
  ...['ask_fee', 'lapse_payment', 'draft', 'check', 'sign'],
];

/** Hands a file that came over the API to the browser, under a name of its own. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The letter of a step as a draft, before the step is taken; nothing happens in the case. */
export function LetterPreview<T extends object>(props: { requestId: string; bodyOf: (values: T) => Body }) {
  const { requestId, bodyOf } = props;
  const t = useTexts();
  const words = t.caseLetters;
  const form = Form.useFormInstance<T>();
  const show = useMutation({
    mutationFn: async (format: 'pdf' | 'docx') => {
      const body = { ...bodyOf(await form.validateFields()), format };
      const params = { path: { id: requestId } };
      const file = await answer(
        http.POST('/api/v1/console/requests/{id}/steps/preview', { params, body, parseAs: 'blob' }),
      );
      saveBlob(file as Blob, `${words.draftName}.${format}`);
    },
  });
  return (
    <div className="note">
      <p className="secondary">{words.previewHelp}</p>
      {/* What a form says of its own fields is shown at the fields. */}
      {show.error instanceof Error && <ErrorNote error={show.error} />}
      <Space wrap>
        {(['pdf', 'docx'] as const).map((format) => (
          <Button
            key={format}
            loading={show.isPending && show.variables === format}
            onClick={() => show.mutate(format)}
          >
            {words.preview(words.formats[format])}
          </Button>
        ))}
      </Space>
    </div>
  );
}
