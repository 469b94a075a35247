/** Words of buttons and bars around a document; a line made of nothing else is not text of the document. */
const BUTTON_WORDS = new Set(
  (
    '打印 打印本页 打印此页 打印文章 我要打印 关闭 关闭窗口 关闭本页 关闭页面 收藏 收藏本页 加入收藏 分享 分享到 我要分享 一键分享 字号 字体 字体大小 字号大小 ' +
    '返回 返回顶部 返回首页 返回列表 返回上一页 回到顶部 顶部 纠错 我要纠错 页面纠错 内容纠错 推荐 推荐给朋友 保存 保存本页 下载本页 复制链接 复制 ' +
    '微信 微博 新浪微博 腾讯微博 QQ空间 qq空间 QQ qq 人人网 更多 朗读 语音播报 收听 播放 暂停 无障碍 无障碍浏览 长者模式 繁體 繁体 简体 English ' +
    '视力保护色 双击滚屏 网站地图 设为首页 手机版 电脑版 扫一扫 二维码 点击收藏 邮件 发送邮件 导出 导出PDF 导出Word 下载PDF 阅读模式 A+ A- A'
  ).split(' '),
);
/** Words that stand between the buttons and are text elsewhere. */
const FILLER_WORDS = new Set('大 中 小 超大 特大 默认 缩小 放大 减小 增大 + - — 到 本页 此页 [ ] |'.split(' '));

const WHOLE_LINE = [
  /^(您|你)?(现在|当前|目前)?(的|所在的?)?位置\s*[:：是]/,
  /^(当前|所在|您的|您当前的)位置\b/,
  /^首页\s*(>|＞|»|›|→|\/|-)/,
  /^(上|下)一(篇|条|页|张|则)\s*([:：]|$)/,
  /^(微信|手机)?扫[一码描].{0,24}(打开|查看|分享|关注|阅读|浏览|页面|二维码)/,
  /^(用|使用|打开)?(手机|微信).{0,6}扫/,
  /^(本文)?(浏览|阅读|点击|访问)(次数|量|数|人数)?\s*[:：]\s*\d*\s*次?$/,
  /^分享(到|至|此文|本文|按钮)/,
  /^(版权所有|网站标识码|.{0,20}ICP备\d|.{0,12}公网安备)/,
  /^(您的浏览器|您使用的浏览器|请您?升级|请启用|请开启).{0,40}(浏览器|脚本|JavaScript|javascript)/,
];

/** Names of a site's sections; beside a site's name they make a bar (安澜市发展改革委 | 通知公告). */
const SECTION_NAMES =
  /^(首页|网站首页|通知公告|公告公示|公示公告|通知公示|政策文件|政策法规|政府文件|部门文件|文件|规范性文件|行政规范性文件|政府信息公开|信息公开|政务公开|法定主动公开内容|主动公开|政策|工作动态|新闻中心|要闻动态|政务服务|正文|详情|文章详情|内容)$/;

function isSectionBar(text: string): boolean {
  const parts = text.split(/\s*[|｜>＞»›]\s*/).filter((part) => part !== '');
  return (
    text.length <= 60 &&
    parts.length >= 2 &&
    parts.every((part) => part.length <= 24 && !/[。，；:：]|关于/.test(part)) &&
    parts.some((part) => SECTION_NAMES.test(part))
  );
}

/** Whether a short line is a button bar, a breadcrumb, a share box or the like. Tables are never judged with this. */
export function isChromeLine(line: string): boolean {
  const text = line.trim();
  if (text.length === 0 || text.length > 160) return false;
  if (WHOLE_LINE.some((pattern) => pattern.test(text)) || isSectionBar(text)) return true;
  if (text.length > 60) return false;
  let buttons = 0;
  for (const word of text.split(/[\s\u3000|｜【】[\]（）()「」：:>＞»、，,./·]+/)) {
    if (word === '') continue;
    if (BUTTON_WORDS.has(word)) buttons++;
    else if (!FILLER_WORDS.has(word)) return false;
  }
  return buttons > 0;
}

/** A breadcrumb whose parts are links: 首页 > 政务公开 > 文件. */
export function isBreadcrumb(text: string): boolean {
  return text.length < 160 && /^(首页|网站首页)?[^。；]*[>＞»›][^。；]*[>＞»›]/.test(text) && !/[。；，]/.test(text);
}
