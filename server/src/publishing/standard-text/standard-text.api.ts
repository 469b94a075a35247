import { Type } from 'typebox';
import type { HttpReply, HttpRequest, HttpServer } from '../../kernel/http/index.ts';
import type { StandardTextService } from './standard-text.service.ts';

export interface StandardTextApiDeps {
  standardText: StandardTextService;
  siteOf: (request: HttpRequest) => Promise<{ tenantId: string; view: { origin: string } }>;
}

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Address of the standard text of a document; the page of the document links to it. */
export const standardTextPath = (documentId: string, format: keyof typeof TYPES): string =>
  `/documents/${documentId}/standard.${format}`;

/** The standard text as a file, at the document's own address and in the API. */
export function registerStandardTextApi(app: HttpServer, { standardText, siteOf }: StandardTextApiDeps): void {
  const send = async (request: HttpRequest, reply: HttpReply, id: string, format: keyof typeof TYPES) => {
    const { tenantId, view } = await siteOf(request);
    const { bytes, fileName, inputHash } = await standardText.get(tenantId, id, format, view.origin);
    const etag = `"${inputHash.slice(0, 32)}"`;
    // Asked again every time: after a withdrawal no copy on the way may answer.
    reply.header('cache-control', 'no-cache').header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply
      .headers({
        'content-type': TYPES[format],
        'content-length': bytes.length,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      })
      .send(Buffer.from(bytes));
  };
  for (const format of ['pdf', 'docx'] as const)
    app.get(standardTextPath(':id', format), { schema: { hide: true } }, (request, reply) =>
      send(request, reply, (request.params as { id: string }).id, format),
    );
  app.get(
    '/api/v1/documents/:id/standard-text/:format',
    {
      schema: {
        ...{ tags: ['documents'], operationId: 'getStandardText' },
        summary: 'The standard text of a published document as a file (.pdf or .docx)',
        params: Type.Object({ id: Type.String({ maxLength: 36 }), format: Type.Enum(['pdf', 'docx']) }),
      },
    },
    (request, reply) => send(request, reply, request.params.id, request.params.format),
  );
}

/** The links to the standard text on the page of a document. */
export function createStandardTextBeside() {
  return async (_tenantId: string, documentId: string, locale: 'zh' | 'en') => ({
    standardTexts: (['pdf', 'docx'] as const).map((format) => ({
      label: `${locale === 'zh' ? '标准文本' : 'Standard text'} · ${format === 'pdf' ? 'PDF' : 'Word (DOCX)'}`,
      href: standardTextPath(documentId, format),
    })),
  });
}
