import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { pageFrame } from '../../portal/index.ts';
import { BlockView, TopicCards, type FilledBlock, type TopicCard } from './blocks.pages.tsx';

const site = { name: '安澜市政务公开', origin: 'https://www.anlan.gov.cn' } as Parameters<typeof pageFrame>[0];
const show = (url: string, filled: FilledBlock) =>
  render(<BlockView frame={pageFrame(site, url)} filled={filled} at={0} pictureBase="/p/" />);
const services = (item: object): FilledBlock => ({
  block: {
    ...{ kind: 'services', title: '', titleEn: '' },
    items: [{ label: '找单位', labelEn: 'Find a unit', href: '/units', help: '地址、电话', ...item }],
  },
});

describe('blocks in English', () => {
  it('say below a service what was written in English, and nothing in Chinese under an English name', () => {
    expect(show('/', services({ helpEn: 'Address, phone' }))).toContain('地址、电话');
    const english = show('/en/', services({ helpEn: 'Address, phone' }));
    expect(english).toContain('<span class="help">Address, phone</span>');
    expect(english).not.toContain('地址');
    expect(show('/en/', services({}))).not.toContain('地址');
    expect(show('/en/', services({ labelEn: '' }))).toContain('<span class="help" lang="zh-CN">地址、电话</span>');
  });

  it('leave a Chinese introduction out below an English title', () => {
    const topic: TopicCard = {
      ...{ path: '/topics/a', title: '均衡', titleEn: 'Fair schooling', kind: 'topic', summary: '入学办法' },
      ...{ cover: null, coverAlt: '', publishedOn: '2026-04-20' },
    };
    const cards = (url: string, more: Partial<TopicCard> = {}) =>
      render(<TopicCards frame={pageFrame(site, url)} topics={[{ ...topic, ...more }]} pictureBase="/p/" />);
    expect(cards('/')).toContain('入学办法');
    expect(cards('/en/')).not.toContain('入学办法');
    expect(cards('/en/', { titleEn: '' })).toContain('lang="zh-CN">入学办法');
  });

  it('say of the latest documents no more than that they are recent', () => {
    const latest: FilledBlock = { block: { kind: 'latest', title: '', titleEn: '', limit: 6 }, items: [] };
    expect(show('/', latest)).toContain('<small>新近发布</small>');
    expect(show('/en/', latest)).toContain('<small>Recently published</small>');
  });
});
