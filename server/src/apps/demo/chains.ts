import type { DemoChain } from './demo.schema.ts';

const SOURCE = '安澜市政府信息发布审核制度（示例）';
const LEGAL = '国办发〔2018〕115号：合法性审核一般 5 至 15 个工作日';

const first = { key: 'first', nameZh: '初审', nameEn: 'First review', permission: 'review.step.first' } as const;
const second = { key: 'second', nameZh: '复审', nameEn: 'Second review', permission: 'review.step.second' } as const;
const legal = { key: 'legal', nameZh: '合法性审查', nameEn: 'Legal review', permission: 'review.step.legal' } as const;
const secrecy = {
  ...{ key: 'secrecy', nameZh: '保密审查', nameEn: 'Secrecy review', permission: 'review.step.secrecy' as const },
};
const final = { key: 'final', nameZh: '终审', nameEn: 'Final review', permission: 'review.step.final' } as const;
const within = (limitDays: number, limitSource = SOURCE) => ({ limitDays, limitSource });

/** How the demo city reviews: 三审 with limits for everything; what binds citizens passes the legal and the secrecy review side by side. */
export function demoChains(): DemoChain[] {
  const ordinary = [first, second, secrecy, final].map((step) => ({ ...step, ...within(2) }));
  const binding = [
    { ...first, ...within(2) },
    { ...legal, ...within(5, LEGAL) },
    { ...secrecy, ...within(2), parallel: true },
    { ...final, nameZh: '签发', nameEn: 'Sign-off', ...within(2) },
  ];
  return [
    { name: '全市发布审核', kind: '', steps: ordinary, resubmit: 'start' },
    ...['办法', '规定', '细则'].map((kind): DemoChain => ({
      name: `行政规范性文件审核（${kind}）`,
      ...{ kind, steps: binding, resubmit: 'returning_step' },
    })),
  ];
}
