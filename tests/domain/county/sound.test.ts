import { expect, it } from 'vitest';
import { isSpelt, lettersOf, soundFrom } from '../../../src/domain/county/sound.ts';
import { readingsOf } from '../../../src/outside/pinyin.ts';
import { processorTimeOf } from '../../build/house/processor-time.ts';

const spells = async (name: string, words: string) =>
  isSpelt(soundFrom(await readingsOf(name)), lettersOf(words) ?? expect.fail(words));

it.each([
  ['长城家电', ['ccjd', 'jd', 'changcheng', 'Jia Dian', "chengjia'dian", 'ｃｃｊｄ', 'jiad']],
  // ü by either key, and as itself.
  ['吕建国', ['lvjianguo', 'lujianguo', 'lüjianguo', 'LV', 'ljg', 'jianguo']],
  ['女装店', ['nvzhuang', 'nuzhuangdian', 'nü', 'nzd']],
  ['绿源超市', ['lvyuan', 'luyuanchaoshi', 'lycs']],
  ['绿女略', ['lvnulve', 'lunvlue']],
  // A surname as it is read, and as the character is read elsewhere.
  ['曾小明', ['zengxiaoming', 'cengxiaoming', 'zxm', 'cxm']],
  ['单雄', ['shanxiong', 'danxiong', 'sx', 'dx']],
  ['仇英', ['qiuying', 'chouying', 'qy']],
  ['解军', ['xiejun', 'jiejun', 'xj']],
  ['区家明', ['oujiaming', 'qujiaming', 'ojm']],
  ['查良', ['zhaliang', 'chaliang', 'zl']],
  // Brackets and dots are not spoken; letters and figures are themselves.
  ['长城家电（城关店）', ['chengguan', 'jiadianchengguan', 'ccjdcgd', 'cgd', 'ccjd(cgd)']],
  ['TCL专卖店', ['zhuanmai', 'zmd', 'tclzmd', 'TCLzhuanmaidian', 'tcl', 'tclz']],
  ['3·15维权站', ['weiquanzhan', 'wqz', '315wqz', '3·15weiquan', '15w']],
])('「%s」 is spelt so', async (name, all) => {
  for (const words of all) expect(await spells(name, words), words).toBe(true);
});

it.each([
  ['长城家电', ['hang', 'ccd', 'iadian', 'changjia', 'ccjdd', 'changchengjiadianz']],
  ['大营镇', ['gz', 'ngzhen']],
  ['路口村', ['lv', 'lvkou']],
  // 曾 is a surname at the head of a name alone.
  ['小曾', ['zengz', 'xiaozeng']],
])('「%s」 is not spelt so', async (name, all) => {
  for (const words of all) expect(await spells(name, words), words).toBe(false);
});

it('takes for a sound neither characters, nor a number, nor one letter, nor a sign', () => {
  for (const words of ['长城', 'c', '2026', '315', '%', "'", '', '长a城', "a'"])
    expect(lettersOf(words), words).toBeNull();
});

it.each(['啊'.repeat(60), 'a'.repeat(60), '啊a'.repeat(30), '绿'.repeat(60), '安啊'.repeat(30), '一'.repeat(60)])(
  '「%s」, which anybody may enter, is looked through in a few milliseconds',
  async (name) => {
    const sound = soundFrom(await readingsOf(name));
    for (const letters of [
      'zz',
      `${'a'.repeat(39)}z`,
      `${'lv'.repeat(19)}zz`,
      `${'an'.repeat(19)}zz`,
      `${'yi'.repeat(19)}zz`,
    ]) {
      const look = () => expect(isSpelt(sound, letters)).toBe(false);
      expect(await processorTimeOf(look, 20), letters).toBeLessThan(20);
    }
    expect(
      isSpelt(
        sound,
        sound
          .map(([way]) => way)
          .join('')
          .slice(0, 40),
      ),
    ).toBe(true);
  },
);
