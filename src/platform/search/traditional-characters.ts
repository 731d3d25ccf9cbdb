/**
 * Traditional and variant characters met in questions about money, sign-in and service, with the simplified
 * character in the same place of the second table. Not a converter: only what decides whether a word is found.
 * Source: the Table of General Standard Chinese Characters (2013), appendix 1, and for 帐 the common mix-up with 账.
 */
const TRADITIONAL =
  '帳帐賬錢轉戶戸鎖費驗證碼錄沒餘額號應網絡務維護幣銀匯進來過時間無開關問題聯繫係電話機線單訂據記請還實' +
  '認綁凍結輸錯誤試導對買賣貨貸購資產處業員詢訊簡騙釣魚盜竊樣麼嗎為們這個裡裏後發現顯點擊選擇連斷載級換' +
  '設備儲櫃臺優紅說誰從嚴當會經總帶變與給讓寫讀聽見覺觀規則條類風險審閉銷註冊鏈舉報復複異狀態數隨難須預' +
  '頁頭領願體郵圖課種稱稅專屬華東車陸際聲訴統雙確動傳啟絕遲檢權夠兩幾內賠損壞舊閃減續組萬獲較爲眾煩準視' +
  '紀約細終協討論';
const SIMPLIFIED =
  '账账账钱转户户锁费验证码录没余额号应网络务维护币银汇进来过时间无开关问题联系系电话机线单订据记请还实' +
  '认绑冻结输错误试导对买卖货贷购资产处业员询讯简骗钓鱼盗窃样么吗为们这个里里后发现显点击选择连断载级换' +
  '设备储柜台优红说谁从严当会经总带变与给让写读听见觉观规则条类风险审闭销注册链举报复复异状态数随难须预' +
  '页头领愿体邮图课种称税专属华东车陆际声诉统双确动传启绝迟检权够两几内赔损坏旧闪减续组万获较为众烦准视' +
  '纪约细终协讨论';

const simplifiedOf = new Map(
  [...TRADITIONAL].map((character, place) => [character, SIMPLIFIED.charAt(place)]),
);

/** The simplified form of one character, or the character itself. */
export function simplified(character: string): string {
  return simplifiedOf.get(character) ?? character;
}
