import type { ComponentChildren, VNode } from 'preact';
import { pageWriter, renderPage, type PageFrame } from '../../../portal/index.ts';
import { hasAuthorisation, type FormFault, type FormField } from './intake.rules.ts';
import {
  APPLICANT_KINDS,
  DELIVERY_FORMS,
  DELIVERY_WAYS,
  DOCUMENT_TYPES,
  type RequestForm,
  type StoredFile,
} from './intake.schema.ts';
import { faultText, intakeTexts } from './intake.texts.ts';

export interface FormPageView {
  frame: PageFrame;
  /** Names the form: the same one sent twice is one case, and the draft is kept under it. */
  token: string;
  form: RequestForm;
  files: readonly StoredFile[];
  units: readonly { id: string; name: string; nameEn: string; depth: number }[];
  faults: readonly FormFault[];
  /** What is wrong with a file, in words. */
  fileFault: string;
  limits: { maxFiles: number; maxFileBytes: number };
  /** Why nothing was kept, when nothing could be. */
  problem?: string;
}

/** The form of a request: three groups and nothing else, on one page, working without script. */
export function renderFormPage(view: FormPageView): string {
  const { frame, token, form, files, faults, fileFault, limits, problem = '' } = view;
  const { size, chinese } = pageWriter(frame);
  const all = intakeTexts(frame.locale);
  const words = all.form;
  const { applicant, delivery, agent = null } = form;
  // Where the list cannot be read just now, what was chosen stays chosen.
  const units =
    view.units.length > 0 || form.organisationId === ''
      ? view.units
      : [{ id: form.organisationId, name: words.unitChosen }];
  const item = form.items[0] ?? { title: '', number: '', description: '' };
  const told = [
    ...faults.map(({ field, code }) => ({ field, text: faultText(code, frame.locale) })),
    ...(fileFault ? [{ field: 'files' as const, text: fileFault }] : []),
  ].sort((one, other) => ORDER.indexOf(one.field) - ORDER.indexOf(other.field));
  const faultOf = (field: FormField) => told.find((fault) => fault.field === field)?.text ?? '';
  const text = (name: string, label: string, value: string, options: Partial<FieldProps> = {}) => (
    <Field {...{ name, label, value }} {...options} />
  );
  return renderPage({
    frame,
    title: words.title,
    breadcrumb: [{ label: all.guide.title, path: '/requests' }, { label: words.title }],
    noIndex: true,
    asks: true,
    children: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="unit-lead">{words.lead}</p>
        {problem && (
          <p class="notice" role="alert">
            {problem}
          </p>
        )}
        {told.length > 0 && (
          <div class="notice" role="alert">
            <p>{words.faults(told.length)}</p>
            <ul>
              {told.map((fault) => (
                <li>
                  <a href={`#${ANCHORS[fault.field]}`}>{fault.text}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <form class="ask-form request-form" method="post" action="/requests/new" encType="multipart/form-data">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="locale" value={frame.locale} />
          <p class="said" aria-hidden="true">
            <label>
              Website <input name="website" tabIndex={-1} autocomplete="off" />
            </label>
          </p>
          <Group title={words.what}>
            <div class="ask-field">
              <label for="organisation">{words.unit}</label>
              <Fault id="organisation" text={faultOf('organisation')} />
              <select
                id="organisation"
                name="organisation"
                required
                {...chinese}
                aria-describedby={faultOf('organisation') ? 'organisation-fault' : undefined}
              >
                <option value="">{words.unitChoose}</option>
                {units.map((unit) => (
                  <option value={unit.id} selected={unit.id === form.organisationId}>
                    {unit.name}
                  </option>
                ))}
              </select>
            </div>
            {text('title', words.itemTitle, item.title, {
              help: words.itemTitleHelp,
              fault: faultOf('item'),
              maxLength: 200,
            })}
            {/* Filled while the name is typed; without script the check page shows the same. */}
            <div id="suggestions" aria-live="polite" data-from="/requests/suggestions" data-locale={frame.locale} />
            {text('number', words.number, item.number, { maxLength: 100 })}
            {text('description', words.description, item.description, {
              rows: 5,
              help: words.descriptionHelp,
              maxLength: 4000,
            })}
          </Group>
          <Group title={words.who}>
            <Choices
              {...{ name: 'kind', legend: words.kind, help: words.kindHelp, chosen: applicant.kind }}
              options={APPLICANT_KINDS.map((value) => [value, all.kindOf(value)])}
            />
            {text('name', words.name, applicant.name, {
              fault: faultOf('name'),
              autocomplete: 'name',
              maxLength: 100,
              isRequired: true,
            })}
            <div class="ask-field">
              <label for="documentType">{words.document}</label>
              <select id="documentType" name="documentType">
                {DOCUMENT_TYPES.map((value) => (
                  <option value={value} selected={value === applicant.documentType}>
                    {all.documentOf(value)}
                  </option>
                ))}
              </select>
            </div>
            {text('documentNumber', words.documentNumber, applicant.documentNumber, {
              ...{
                fault: faultOf('document'),
                help: words.documentHelp,
                maxLength: 60,
                autocomplete: 'off',
                isRequired: true,
              },
            })}
            {text('representative', words.representative, applicant.representative, { maxLength: 100 })}
            {text('contactName', words.contactName, applicant.contactName, { maxLength: 100 })}
            <fieldset class="ask-field" aria-describedby={faultOf('contact') ? 'contact-fault' : undefined}>
              <legend>{words.contact}</legend>
              <Fault id="contact" text={faultOf('contact')} />
              <div class="ask-more">
                {text('phone', words.phone, applicant.phone, { type: 'tel', autocomplete: 'tel', maxLength: 40 })}
                {text('email', words.email, applicant.email, {
                  type: 'email',
                  fault: faultOf('email'),
                  autocomplete: 'email',
                  maxLength: 254,
                })}
                {text('address', words.address, applicant.address, {
                  fault: faultOf('address'),
                  autocomplete: 'address-line1',
                  maxLength: 300,
                })}
                {text('postcode', words.postcode, applicant.postcode, { autocomplete: 'postal-code', maxLength: 20 })}
              </div>
            </fieldset>
          </Group>
          <Group title={words.agentTitle}>
            <details open={agent !== null}>
              <summary>{words.agentOpen}</summary>
              <div class="ask-more">
                <p class="help">{words.agentHelp}</p>
                <div class="ask-field">
                  <label class="choice">
                    <input type="checkbox" name="agent" value="1" checked={agent !== null} />
                    <span>{words.agentTick}</span>
                  </label>
                </div>
                {text('agentName', words.agentName, agent?.name ?? '', { fault: faultOf('agentName'), maxLength: 100 })}
                <div class="ask-field">
                  <label for="agentDocumentType">{words.agentOf(words.document)}</label>
                  <select id="agentDocumentType" name="agentDocumentType">
                    {DOCUMENT_TYPES.map((value) => (
                      <option value={value} selected={value === agent?.documentType}>
                        {all.documentOf(value)}
                      </option>
                    ))}
                  </select>
                </div>
                {text('agentDocumentNumber', words.agentOf(words.documentNumber), agent?.documentNumber ?? '', {
                  ...{ fault: faultOf('agentDocument'), maxLength: 60, autocomplete: 'off' },
                })}
                {text('agentPhone', words.agentOf(words.phone), agent?.phone ?? '', {
                  ...{ type: 'tel', fault: faultOf('agentContact'), maxLength: 40, autocomplete: 'off' },
                })}
                {text('agentEmail', words.agentOf(words.email), agent?.email ?? '', {
                  ...{ type: 'email', fault: faultOf('agentEmail'), maxLength: 254, autocomplete: 'off' },
                })}
                {text('agentAddress', words.agentOf(words.address), agent?.address ?? '', {
                  ...{ maxLength: 300, autocomplete: 'off' },
                })}
                <div class="ask-field">
                  <label for="authorisation">{words.authorisation}</label>
                  <Fault id="authorisation" text={faultOf('authorisation')} />
                  <input
                    {...{
                      id: 'authorisation',
                      type: 'file',
                      name: 'authorisation',
                      accept: '.pdf,.doc,.docx,.png,.jpg,.jpeg',
                    }}
                    aria-describedby={
                      faultOf('authorisation') ? 'authorisation-fault authorisation-help' : 'authorisation-help'
                    }
                  />
                  <p class="help" id="authorisation-help">
                    {hasAuthorisation(files)
                      ? words.authorisationKept
                      : words.authorisationHelp(size(limits.maxFileBytes))}
                  </p>
                </div>
              </div>
            </details>
          </Group>
          <Group title={words.how}>
            <Choices
              {...{ name: 'form', legend: words.formOf, help: '', chosen: delivery.form, fault: faultOf('delivery') }}
              options={DELIVERY_FORMS.map((value) => [value, all.formOf(value)])}
            />
            <Choices
              {...{ name: 'way', legend: words.way, help: '', chosen: delivery.way }}
              options={DELIVERY_WAYS.map((value) => [value, all.wayOf(value)])}
            />
            <div class="ask-field">
              <label class="choice">
                <input type="checkbox" name="help" value="1" checked={form.wantsHelp} />
                <span>{words.help}</span>
              </label>
            </div>
            {/* Before the choice of files: what follows them is not read when they are far too much. */}
            {files.length > 0 && (
              <fieldset class="ask-field">
                <legend>{words.filesKept}</legend>
                {files.map((file) => (
                  <label class="choice">
                    <input type="checkbox" name="remove" value={file.sha256} />
                    <span>
                      {words.removeFile} {file.name} ({size(file.size)})
                    </span>
                  </label>
                ))}
              </fieldset>
            )}
            <div class="ask-field">
              <label for="files">{words.files}</label>
              <Fault id="files" text={faultOf('files')} />
              <input
                {...{
                  id: 'files',
                  type: 'file',
                  name: 'files',
                  multiple: true,
                  accept: '.pdf,.doc,.docx,.png,.jpg,.jpeg',
                  'data-most': limits.maxFiles - files.length,
                  'data-bytes': limits.maxFileBytes,
                  'data-over': words.filesHelp(limits.maxFiles, size(limits.maxFileBytes)),
                }}
                aria-describedby={faultOf('files') ? 'files-fault files-help' : 'files-help'}
              />
              <p class="help" id="files-help">
                {words.filesHelp(limits.maxFiles, size(limits.maxFileBytes))}
              </p>
            </div>
          </Group>
          <p class="help">{words.privacy}</p>
          <p class="buttons">
            <button type="submit" name="action" value="check">
              {words.next}
            </button>
            <span class="quiet">
              <button type="submit" name="action" value="save" formNoValidate>
                {words.save}
              </button>
            </span>
          </p>
        </form>
      </div>
    ),
  });
}

/** Where the fault of a field leads. */
const ANCHORS: Record<FormField, string> = {
  ...{ organisation: 'organisation', kind: 'kind', name: 'name', document: 'documentNumber', contact: 'phone' },
  ...{ email: 'email', item: 'title', delivery: 'form', address: 'address', files: 'files' },
  ...{ agentName: 'agentName', agentDocument: 'agentDocumentNumber', agentContact: 'agentPhone' },
  ...{ agentEmail: 'agentEmail', authorisation: 'authorisation' },
};

/** Fields as they follow each other on the page, so that the list of faults is worked off from top to bottom. */
const ORDER: readonly FormField[] = [
  ...(['organisation', 'item', 'kind', 'name', 'document'] as const),
  ...(['contact', 'email', 'address'] as const),
  ...(['agentName', 'agentDocument', 'agentContact', 'agentEmail', 'authorisation', 'delivery', 'files'] as const),
];

function Group({ title, children }: { title: string; children: ComponentChildren }): VNode {
  return (
    <section class="ask-group">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Fault({ id, text }: { id: string; text: string }): VNode | null {
  return text ? (
    <p class="fault" id={`${id}-fault`}>
      {text}
    </p>
  ) : null;
}

interface FieldProps {
  name: string;
  label: string;
  value: string;
  help?: string;
  fault?: string;
  /** More than one line. */
  rows?: number;
  type?: 'text' | 'tel' | 'email';
  autocomplete?: string;
  maxLength?: number;
  isRequired?: boolean;
}

export function Field({ name, label, value, help = '', fault = '', rows, type = 'text', ...rest }: FieldProps): VNode {
  const described = [fault && `${name}-fault`, help && `${name}-help`].filter(Boolean).join(' ') || undefined;
  const common = {
    ...{ id: name, name, maxLength: rest.maxLength, required: rest.isRequired, autocomplete: rest.autocomplete },
    ...{ 'aria-describedby': described, 'aria-invalid': fault ? ('true' as const) : undefined },
  };
  return (
    <div class="ask-field">
      <label for={name}>{label}</label>
      <Fault id={name} text={fault} />
      {rows ? (
        <textarea {...common} rows={rows} value={value} />
      ) : (
        <input {...common} type={type} list={undefined} value={value} />
      )}
      {help && (
        <p class="help" id={`${name}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

function Choices(props: {
  name: string;
  legend: string;
  help: string;
  chosen: string;
  fault?: string;
  options: readonly (readonly [value: string, label: string])[];
}): VNode {
  const { name, legend, help, chosen, fault = '', options } = props;
  return (
    <fieldset class="ask-field" id={name}>
      <legend>{legend}</legend>
      <Fault id={name} text={fault} />
      {options.map(([value, label]) => (
        <label class="choice">
          <input type="radio" name={name} value={value} checked={value === chosen} />
          <span>{label}</span>
        </label>
      ))}
      {help && <p class="help">{help}</p>}
    </fieldset>
  );
}
