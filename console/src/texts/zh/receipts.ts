/** Where a document is public, surface by surface. */
export const receipts = {
  title: '发布回执',
  published: (version: number) => `第 ${version} 次变动：发布`,
  withdrawn: (version: number) => `第 ${version} 次变动：撤下`,
  allPublished: '各处都已显示这一版。',
  allWithdrawn: '各处都已撤下。',
  someLeft: (count: number) => `还有 ${count} 处尚未生效，通常几秒内完成。`,
  column: { surface: '位置', version: '变动', settledAt: '核实时间' },
  surface: {
    page: '页面',
    list: '列表',
    search: '检索',
    file: '文件下载',
    feed: '订阅源',
    sitemap: '站点地图',
    api: '数据接口',
  },
  notSettled: '尚未生效',
  nth: (version: number) => `第 ${version} 次`,
};
