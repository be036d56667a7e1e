/**
 * The English of the kinds, programmes and entries with which a county begins: its own lists are written in Chinese alone. What a county has
 * named itself has none, and stands as it was written.
 */
const usual: Readonly<Partial<Record<string, string>>> = {
  消费维权联络站: 'Liaison station',
  消费者投诉站: 'Complaint station',
  消费维权服务站: 'Service station',
  乡镇消费维权监督站: 'Town supervision station',
  消费维权监督点: 'Supervision post',
  红盾护农服务站: 'Farm protection station',
  消费教育中心: 'Education centre',
  消费教育学校: 'Education school',
  消费教育基地: 'Education base',
  五进: 'Five sitings',
  六进: 'Six sitings',
  进商场: 'Malls',
  进超市: 'Supermarkets',
  进市场: 'Markets',
  进企业: 'Enterprises',
  进景区: 'Scenic areas',
  进农村: 'Villages',
  进社区: 'Neighbourhoods',
  进学校: 'Schools',
};

export function usualName(zh: string): { zh: string; en: string } {
  return { zh, en: usual[zh] ?? zh };
}
