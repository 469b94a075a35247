import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { answer, http } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

type Findings = Answer<'/api/v1/console/documents/{id}/findings'>;
type Finding = Findings['findings'][number];

/** Findings shown before the rest is folded: the grave ones stand first. */
const FIRST = 8;

/** The kinds of things whose findings are shown; both are asked in the same way. */
type Of = 'documents' | 'pages';

interface FindingsPanelProps {
  of?: Of;
  id: string;
  /** Changes when the text does, so that it is asked again. */
  version: number;
  /** Leads to the words in the text; absent where the text is not on the screen. */
  onShow?: (words: string) => void;
}

/** What speaks against publishing the text and its files; each can be mended, or let pass by somebody else with a reason. */
export function FindingsPanel({ of = 'documents', id, version, onShow }: FindingsPanelProps) {
  const t = useTexts();
  const [asking, setAsking] = useState<Finding | null>(null);
  const [all, setAll] = useState(false);
  const { data } = useQuery({
    queryKey: [...keyOf(of, id), 'findings', version],
    queryFn: () => {
      const params = { path: { id } };
      return of === 'pages'
        ? answer(http.GET('/api/v1/console/pages/{id}/findings', { params }))
        : answer(http.GET('/api/v1/console/documents/{id}/findings', { params }));
    },
  });
  if (!data || data.findings.length === 0) return null;
  const { findings, mayOverrule } = data;
  const open = findings.filter(({ severity, ruling }) => severity === 'high' && !ruling).length;
  const passed = findings.filter(({ ruling }) => ruling).length;
  const shown = all ? findings : findings.slice(0, FIRST);
  return (
    <>
      <Alert
        type={open > 0 ? 'error' : 'info'}
        className="note"
        title={`${t.findings.title}：${open > 0 ? t.findings.held(open) : t.findings.clear}${passed > 0 ? t.findings.passed(passed) : ''}`}
        description={
          <ul className="plain-list">
            {shown.map((finding) => (
              <li key={`${finding.key} ${finding.where}`}>
                <FindingWords finding={finding} />
                {onShow && finding.file === '' && finding.excerpt !== '' && (
                  <Button type="link" size="small" onClick={() => onShow(finding.excerpt)}>
                    {t.findings.show}
                  </Button>
                )}
                {mayOverrule && finding.severity === 'high' && !finding.ruling && (
                  <Button type="link" size="small" onClick={() => setAsking(finding)}>
                    {t.findings.overrule}
                  </Button>
                )}
              </li>
            ))}
            {shown.length < findings.length && (
              <li>
                <Button type="link" size="small" onClick={() => setAll(true)}>
                  {t.findings.more(findings.length - shown.length)}
                </Button>
              </li>
            )}
          </ul>
        }
      />
      <Overrule of={of} id={id} version={data.version} finding={asking} onClose={() => setAsking(null)} />
    </>
  );
}

function FindingWords({ finding }: { finding: Finding }) {
  const t = useTexts();
  const { kind, where, excerpt, severity, suggestion, file, ruling } = finding;
  const place = [file === '' ? t.findings.inText : file, where].filter(Boolean).join(' › ');
  return (
    <>
      [{t.findings.severity[severity]}] {t.common.labelled(`${t.findings.kind[kind]}（${place}）`, '')}
      <span lang="zh-CN">{excerpt}</span>
      {suggestion !== '' && <span className="secondary"> {t.findings.suggestion(suggestion)}</span>}
      {ruling && <span className="secondary"> {t.findings.ruled(ruling.by, ruling.reason)}</span>}
    </>
  );
}

const keyOf = (of: Of, id: string) => (of === 'pages' ? ['pages', id] : ['documents', 'one', id]);

interface OverruleProps {
  of: Of;
  id: string;
  version: number;
  finding: Finding | null;
  onClose: () => void;
}

function Overrule({ of, id, version, finding, onClose }: OverruleProps) {
  const t = useTexts();
  const client = useQueryClient();
  const overrule = useMutation({
    mutationFn: (reason: string) => {
      const params = { path: { id } };
      const body = { key: finding?.key ?? '', reason };
      return of === 'pages'
        ? answer(http.POST('/api/v1/console/pages/{id}/findings/overrule', { params, body }))
        : answer(http.POST('/api/v1/console/documents/{id}/findings/overrule', { params, body: { version, ...body } }));
    },
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: keyOf(of, id) });
    },
  });
  const close = () => {
    overrule.reset();
    onClose();
  };
  return (
    <ReasonDialog
      open={finding !== null}
      title={t.findings.overruleTitle}
      label={t.findings.reason}
      okText={t.findings.overrule}
      busy={overrule.isPending}
      error={overrule.error}
      onSubmit={(reason) => overrule.mutate(reason)}
      onCancel={close}
    >
      <p>{t.findings.overruleHelp}</p>
      {finding && <FindingWords finding={finding} />}
    </ReasonDialog>
  );
}
