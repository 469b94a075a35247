import { describe, expect, test } from 'vitest';
import { readTerms } from './tasks-terms.rules.ts';

const show = (text: string, name: 'frequencies' | 'limits' | 'thresholds') =>
  readTerms(text)[name].map((term) => `${term.value}=${text.slice(term.start, term.end)}`).join('; '); // prettier-ignore

describe('frequencies', () => {
  test.each([
    ['每季度向社会公开', 'quarterly=每季度'],
    ['数据类信息每季度公开1次', 'quarterly=每季度'],
    ['每半年公开1次', 'half_yearly=每半年'],
    ['每周发布抽检信息', 'weekly=每周'],
    ['每周五前报送', 'weekly=每周五前'],
    ['每月底前报送', 'monthly=每月底前'],
    ['每月10日前报送', 'monthly=每月10日前'],
    ['每个月25日前', 'monthly=每个月25日前'],
    ['每季度末报送', 'quarterly=每季度末'],
    ['每季度首月10日前公布', 'quarterly=每季度首月10日前'],
    ['每季度末25日前报送', 'quarterly=每季度末25日前'],
    ['每月5日、20日前报送', 'monthly=每月5日'],
    ['每年解读', 'yearly=每年'],
    ['每个行政村每月放映公益电影', 'monthly=每月'],
    ['每年1月31日前发布年报', 'yearly=每年1月31日前'],
    ['每年年底前评估', 'yearly=每年年底前'],
    ['每日读网', 'daily=每日'],
    ['每个工作日更新', 'daily=每个工作日'],
    ['每天更新', 'daily=每天'],
    ['按季度通报', 'quarterly=按季度'],
    ['按月调度', 'monthly=按月'],
    ['逐月公布', 'monthly=逐月'],
    ['每两年轮训一遍', 'every 2 years=每两年'],
    ['每2年轮训', 'every 2 years=每2年'],
    ['每半月报送', 'half_monthly=每半月'],
    ['每学期至少一次', ''],
    ['半年一次', 'half_yearly=半年一次'],
    ['实行月调度、季通报制度', 'monthly=月调度; quarterly=季通报'],
    ['一季度一通报', 'quarterly=一季度一通报'],
    ['上半年、下半年各开展一次', 'half_yearly=上半年、下半年各'],
    ['每季度公开，每半年评估', 'quarterly=每季度; half_yearly=每半年'],
  ])('%s', (text, expected) => {
    expect(show(text, 'frequencies')).toBe(expected);
  });
  test.each([
    '每人每月1500元',
    '每年2000元补助',
    '定期公开',
    '不定期抽查',
    '逐年提高',
    '按年度计划推进',
    '按日连续处罚',
    '每一项',
    '年度报告',
    '每名学生每年',
    '按月计息',
    '2021年度工作',
    '第三季度完成',
  ])('none: %s', (text) => {
    expect(show(text, 'frequencies')).toBe('');
  });
});

describe('habits in lists', () => {
  test.each([
    ['建立日报告、周分析、月研判机制', 'daily=日报告; weekly=周分析; monthly=月研判'],
    ['实行日巡查、周调度、月通报', 'daily=日巡查; weekly=周调度; monthly=月通报'],
    ['落实日巡查制度', 'daily=日巡查'],
    ['按季调度、按年评估', 'quarterly=按季; yearly=按年'],
    ['对计量设备逐月校核', 'monthly=逐月'],
    ['上、下半年各组织一次交叉互检', 'half_yearly=上、下半年各'],
    ['上半年、下半年各开展一次', 'half_yearly=上半年、下半年各'],
    ['其他栏目至少每半年更新1次', 'half_yearly=每半年'],
    ['每年6月底和12月底报送', 'half_yearly=每年6月底和12月底'],
    ['每年1月、7月公布', 'half_yearly=每年1月、7月'],
    ['每年3月、6月、9月、12月底前公开', 'quarterly=每年3月、6月、9月、12月底前'],
    ['半年一次', 'half_yearly=半年一次'],
    ['一季度一次', 'quarterly=一季度一次'],
  ])('%s', (text, expected) => {
    expect(show(text, 'frequencies')).toBe(expected);
  });
  test.each(['汇总月巡查、季评比成绩', '生日报告会', '上月通报的问题', '按年度计划推进', '逐年提高', '今日检查'])(
    'none: %s',
    (text) => {
      expect(show(text, 'frequencies')).toBe('');
    },
  );
});

test('terms that are unsure are named', () => {
  const doubts = (text: string) => {
    const { limits, thresholds, unread } = readTerms(text);
    return [...limits, ...thresholds].flatMap(({ doubt, value }) => (doubt ? [value] : [])).concat(unread.map(({ value }) => value)); // prettier-ignore
  };
  expect(doubts('自受理之日起不超过20个工作日办结')).toEqual(['20 working_days', '<= 20 working_days']);
  expect(doubts('提前15个工作日提出申请')).toEqual(['15 working_days']);
  expect(doubts('3个工作日内办结')).toEqual([]);
});

describe('limits', () => {
  test.each([
    ['应于文件公开后3个工作日内在网站发布', '3 working_days=3个工作日内'],
    ['3 个工作日内', '3 working_days=3 个工作日内'],
    ['24小时内举行发布会', '24 hours=24小时内'],
    ['5个工作日之内答复', '5 working_days=5个工作日之内'],
    ['15日内办结', '15 days=15日内'],
    ['二十个工作日以内', '20 working_days=二十个工作日以内'],
    ['2个月内完成整改', '2 months=2个月内'],
    ['半个月内', '15 days=半个月内'],
    ['一年内', '1 years=一年内'],
    ['30分钟内响应', '30 minutes=30分钟内'],
    ['一周内反馈', '1 weeks=一周内'],
    ['限时2小时办结', '2 hours=限时2小时'],
    ['自受理之日起不超过20个工作日办结', '20 working_days=不超过20个工作日'],
    ['1小时响应、24小时反馈、3个工作日办结', '1 hours=1小时; 24 hours=24小时; 3 working_days=3个工作日'],
    ['当日办结', 'same_day=当日'],
    ['6小时内首次发布，24小时内发布会', '6 hours=6小时内; 24 hours=24小时内'],
  ])('%s', (text, expected) => {
    expect(show(text, 'limits')).toBe(expected);
  });
  test.each([
    '近3年内',
    '7×24小时服务',
    '2021年内',
    '12月15日内',
    '12月5日前',
    '不超过70周岁',
    '年内',
    '过去1年内',
    '本月内容',
    '三年行动',
    // Levels to be kept: see thresholds.
    '办理时间不超过3个工作日',
    '压缩至5个工作日以内',
    '救援平均到达时间缩短至15分钟以内',
    // A term before an event is only named.
    '提前3个工作日告知',
    '会议召开5日前公告',
  ])('none: %s', (text) => {
    expect(show(text, 'limits')).toBe('');
  });
});

describe('thresholds', () => {
  test.each([
    ['解读不少于3次', '>= 3 times=不少于3次'],
    ['不得少于两次', '>= 2 times=不得少于两次'],
    ['权重不应低于4%', '>= 4 percent=不应低于4%'],
    ['权重不低于４％', '>= 4 percent=不低于４％'],
    ['至少1次', '>= 1 times=至少1次'],
    ['至少专门听取一次汇报', '>= 1 times=至少专门听取一次'],
    ['至少以市政府名义召开两次新闻发布会', '>= 2 times=至少以市政府名义召开两次'],
    ['达到80%以上', '>= 80 percent=达到80%以上'],
    ['比例提高到80%', '>= 80 percent=提高到80%'],
    ['满意度90%以上', '>= 90 percent=90%以上'],
    ['按时办结率100%', '>= 100 percent=率100%'],
    ['不超过5件', '<= 5 items=不超过5件'],
    ['降至1%以下', '<= 1 percent=降至1%以下'],
    ['控制在3%以内', '<= 3 percent=控制在3%以内'],
    ['培训1.5万人次以上', '>= 15000 person_times=1.5万人次以上'],
    ['新建5G基站2600个以上', '>= 2600 items=2600个以上'],
    ['两次以上', '>= 2 times=两次以上'],
    ['公示期不少于7个工作日', '>= 7 working_days=不少于7个工作日'],
    ['征求意见时间不少于30日', '>= 30 days=不少于30日'],
    ['超过95%', '> 95 percent=超过95%'],
    ['提升5个百分点以上', '>= 5 percentage_points=5个百分点以上'],
    ['百分之八十以上', '>= 80 percent=百分之八十以上'],
    ['不少于 3 次', '>= 3 times=不少于 3 次'],
    ['达到 80% 以上', '>= 80 percent=达到 80% 以上'],
    ['不超过每千瓦200元的标准', '<= 200 yuan=不超过每千瓦200元'],
    ['藏书不少于2000册', '>= 2000 items=不少于2000册'],
    ['联合审查用时不超过5个工作日', '<= 5 working_days=不超过5个工作日'],
    ['开办时间压缩至4小时以内', '<= 4 hours=压缩至4小时以内'],
    ['由20个工作日压减至10个工作日以内', '<= 10 working_days=压减至10个工作日以内'],
    ['平均更新周期不超过30天', '<= 30 days=不超过30天'],
    ['栏目更新间隔不超过2周', '<= 2 weeks=不超过2周'],
    ['单个路段围挡时间不得超过20日', '<= 20 days=不得超过20日'],
    ['三年分别不低于50%、70%和85%', '>= 50 percent=分别不低于50%; >= 70 percent=70%; >= 85 percent=85%'],
    ['分别达到500家、800家和1200家以上', '>= 500 organisations=分别达到500家; >= 800 organisations=800家; >= 1200 organisations=1200家以上'], // prettier-ignore
    ['分别达到500、800、1200家以上', '>= 500 organisations=分别达到500; >= 800 organisations=800; >= 1200 organisations=1200家以上'], // prettier-ignore
    ['漏损率分别降至9%、8%以下', '<= 9 percent=分别降至9%; <= 8 percent=8%以下'],
    ['话务座席不少于60席', '>= 60 items=不少于60席'],
    ['新建充电桩1800根以上', '>= 1800 items=1800根以上'],
    ['案件数较上年下降30%以上', '>= 30 percent=30%以上'],
    ['重复举报占比降至10%以下', '<= 10 percent=降至10%以下'],
    ['年底前覆盖率达90%', '>= 90 percent=达90%'],
    ['新建公路不少于120公里', '>= 120 kilometres=不少于120公里'],
    ['每季度不少于1篇，全年不少于12篇', '>= 1 items=不少于1篇; >= 12 items=不少于12篇'],
  ])('%s', (text, expected) => {
    expect(show(text, 'thresholds')).toBe(expected);
  });
  test.each([
    '县级以上人民政府',
    '规模以上企业',
    '20人以上的企业',
    '千人以上集中式饮用水水源',
    '60岁以上老人',
    '增长6.2%左右',
    '已达到80%',
    '重复举报占比达21%',
    '漏损率达14.6%',
    '目前覆盖率达到80%以上',
    '较快增长',
    '以上内容',
    '确定1位负责同志',
    '提速50%',
    '三年以上工作经历',
    '全覆盖',
    '第一时间',
    '500万元以上的项目',
  ])('none: %s', (text) => {
    expect(show(text, 'thresholds')).toBe('');
  });
});

test('hostile text is read in linear time', () => {
  const begun = process.cpuUsage();
  for (const text of [
    '每'.repeat(50_000),
    '至少'.repeat(30_000),
    '不超过'.repeat(20_000),
    '一'.repeat(60_000),
    '100'.repeat(30_000),
    '达到'.repeat(30_000),
    '率'.repeat(50_000),
    '每季度'.repeat(20_000),
  ])
    readTerms(text);
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(6000);
});
