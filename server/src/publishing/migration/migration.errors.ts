import { defineErrors } from '../../kernel/errors/index.ts';

export const migrationErrors = defineErrors('migration', {
  address_wrong: {
    status: 422,
    zh: '旧站地址“{words}”不对。请写完整的网址，如 https://www.example.gov.cn/。',
    en: '“{words}” is no address of a site. Write it in full, like https://www.example.gov.cn/.',
  },
  folder_empty: {
    status: 422,
    zh: '文件夹“{words}”里没有找到保存下来的网页。',
    en: 'No saved pages were found in the folder “{words}”.',
  },
  columns_wrong: {
    status: 422,
    zh: '栏目对照表有误：{reasons}。每行写两列：旧文件夹,本站栏目代码。',
    en: 'The table of columns has faults: {reasons}. Write two columns a line: old folder, code of a column of this site.',
  },
  manifest_wrong: {
    status: 422,
    zh: '地址清单有误：{reasons}。每行写两列：旧地址,文件（相对于文件夹）。',
    en: 'The list of addresses has faults: {reasons}. Write two columns a line: old address, file (relative to the folder).',
  },
});
