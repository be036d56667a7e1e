import { expect, it } from 'vitest';
import { markName } from '../../../src/domain/desk/wall.ts';

it('calls a station on the map by its place alone, as far as that is a name', () => {
  expect(
    [
      '郭庄村消费维权联络站',
      '柳河镇消费维权监督站',
      '府前社区消费者投诉站',
      '龙泉山景区消费维权服务站',
      '食品安全消费维权监督站',
      '东村消费维权监督点',
    ].map(markName),
  ).toEqual(['郭庄', '柳河镇', '府前', '龙泉山景区', '食品安全消费维权监督站', '东村']);
});
