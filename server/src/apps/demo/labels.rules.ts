import { dateWords } from '../../kernel/time/index.ts';
import type { Edition } from './catalogue.rules.ts';
import type { DemoValidity } from './demo.schema.ts';

const VALIDITY: Record<NonNullable<DemoValidity>, string> = {
  in_force: '有效',
  amended: '已修改',
  partly_invalid: '部分失效',
  expired: '失效',
  repealed: '废止',
  not_yet_in_force: '尚未生效',
};

/** Names of all bodies that issued a document, first the one that leads. */
export const issuingBody = (edition: Edition) => edition.issuer.name;

/** The metadata table of a document page: labels and values, empty values left out. */
export function labelsOf(edition: Edition): [label: string, value: string][] {
  const { indexNumber, subject, title, number, madeOn, publishedOn, validity } = edition;
  const pairs: [string, string][] = [
    ['索引号', indexNumber],
    ['主题分类', subject.topic],
    ['发文机关', issuingBody(edition)],
    ['成文日期', dateWords('zh', madeOn)],
    ['标题', title],
    ['发文字号', number],
    ['发布日期', indexNumber === '' ? '' : dateWords('zh', publishedOn)],
    ['有效性', validity ? VALIDITY[validity] : ''],
    ['主题词', subject.words],
  ];
  return pairs.filter(([, value]) => value !== '');
}
