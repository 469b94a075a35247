import { describe, expect, test } from 'vitest';
import { brief, readPlan } from './testing.ts';

/** Wordings of units, one item each: 一/1 of a plan made on 15 March 2021. */
const read = (item: string) => readPlan(`一、任务\n1.${item}`).tasks.map((task) => brief(task).replace('一/1: ', ''));

describe('brackets', () => {
  test.each([
    [
      '优化设施网络。〔责任单位：市委宣传部（市政府新闻办）、市文化广电旅游局，各县（市、区）党委和政府〕',
      '+ 市委宣传部（市政府新闻办）、市文化广电旅游局、各县（市、区）党委和政府',
    ],
    ['实施点单服务。〔牵头单位：市文化广电旅游局；责任单位：市文联、市科协〕', '市文化广电旅游局 + 市文联、市科协'],
    ['健全沟通机制。（市工商联、市商务局负责）', '+ 市工商联、市商务局'],
    ['健全沟通机制。（市财政局商市审计局负责）', '市财政局 + 市审计局'],
    ['落实市政办发〔2020〕3号文件，公开预算。（市财政局负责）', '+ 市财政局'],
  ])('%s', (item, expected) => {
    expect(read(item)).toEqual([expected]);
  });
});
