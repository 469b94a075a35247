/** Measure words with an English name; all others count as items. */
export const MEASURES: Record<string, string> = {
  次: 'times', 回: 'times', 遍: 'times', 轮: 'times', 批次: 'times', '%': 'percent', 个百分点: 'percentage_points', 场次: 'sessions', 场: 'sessions', 期: 'issues',
  人次: 'person_times', 人: 'people', 名: 'people', 位: 'people', 户: 'households', 家: 'organisations', 元: 'yuan', 亩: 'mu', 吨: 'tonnes', 公里: 'kilometres', 千米: 'kilometres',
  平方米: 'square_metres', 平方公里: 'square_kilometres', 兆瓦: 'megawatts', 千瓦: 'kilowatts', 学时: 'hours', 课时: 'hours', 小时: 'hours', 个小时: 'hours', 个学时: 'hours', 个课时: 'hours', 天: 'days', 日: 'days', 个工作日: 'working_days', 工作日: 'working_days',
  个月: 'months', 年: 'years', 分: 'points', 倍: 'times_over', 公顷: 'hectares', 立方米: 'cubic_metres', 分钟: 'minutes', 辆: 'vehicles', 张: 'items', 床: 'beds',
}; // prettier-ignore
/** Words for things counted. */
export const COUNTERS = (
  '个 项 笔 条 件 篇 册 本 盏 口 班 趟 份 处 座 台 套 部 种 类 批 所 支 对 块 间 例 宗 起 幅 只 头 株 棵 集 堂 节 节课 门 则 封 站 片 点 单 档 款 级 层 根 席 枚 具 艘 匹 ' +
  '餐 顿 桶 瓶 袋 箱 盆 副 把 双 眼 盘 卷 束 列 样 道 桌 栋 幢 页 村 镇 县 校 园 厂 架 员 班次 车次 架次 户次 家次 件次 人份 点位 标段 车位 泊位 床位 工位 企业 公斤 克 米 度 岗 座次 字 兆 例次 平方 毫升 微克 毫克 毫米 厘米 页次 份次 趟次 门次 组 千伏 千瓦时 度电'
).split(' ');
