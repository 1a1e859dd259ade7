"""Chinese as it is typed: the same word in traditional and in simplified characters.

The words that the bot understands stand in its tables in simplified characters; what people typed
is folded to them for the comparison, never for what is kept.
"""

from typing import Final

# The characters of those words, in the forms of Taiwan and Hong Kong; tests hold it complete.
_TRADITIONAL: Final = (
    "並佈併來倉個們倫偉傑備傳價儘償優兌兒內兩冊凍別刪則剛劃劉劍動務勞匯區協參吳呂員問啓啟單國圍圖"
    "團執堅報場塊壓壞夠婦孫學實審寫將專尋對導屆層崗師帶幫幾庫廈廠廢廣廳張強彈彙後徑從復徵態慣慶應"
    "懷戶掃採換撤擇據擬擱敗數斷於時暫曆曉書會東條楊業構樂樓標樣樹機檔檢櫃欄權歐歡歲歷歸殘氣決沒況"
    "減測準溝滬滾滿潤濤濾灣為無煩熱燈營爐爭爲牀牆牽狀獎獨現環產畫異當發盡監盤確碼礙禮稅稱穩筆節簡"
    "簽籌籤糉糧紀約紅納紙級細終組結絡給統經綜綠維綱網緊線編緩練縮總績織繫繳繼續纔羅羣義習聖聞聯職"
    "聽腳臘臨臺與舉舊艦萬蓋蔘蕭薦藴蘊蘋處號裏補裝裡製複覆覈見規視親觀訂計討訓記訟訪設許訴評詞詢試"
    "話該詳誌認誕語誤說説誰課調談請論諾講謝證識譯議護讀變讓豐負財貨責買貸費貼賃資賣質賬購贊趕趙車"
    "軍軟載輕輛輯輿轉辦農迴這週進遊運過達違遞遠適遲遷選遺還郵鄧鄭醫釋針銷鋒錄錯鍾鎖鎮鐘鐵鑰長門閉"
    "開閏閒間閱閲關陣陰陳陽隊際隨險雙雜離電韓響頁項順須預領頭頻題額類顧顯風颱飯飾餅餘館饋馬馮駁驗"
    "體髮鳴麼黃點黨齊齡連驚蟄種穀晝僅較極礦廂劇喪麗雲傘倆華諮峯溫豔瑩軒輪輝邏錫霧頂穎鵬寬養擴攝訊鋪"
    "壇樁幹蹤龍棟橫撥儀漲願診賽園毀燬畢術潔辯鳳貴蘭競賠攬喫註飛騰"
)
_SIMPLIFIED: Final = (
    "并布并来仓个们伦伟杰备传价尽偿优兑儿内两册冻别删则刚划刘剑动务劳汇区协参吴吕员问启启单国围图"
    "团执坚报场块压坏够妇孙学实审写将专寻对导届层岗师带帮几库厦厂废广厅张强弹汇后径从复征态惯庆应"
    "怀户扫采换撤择据拟搁败数断于时暂历晓书会东条杨业构乐楼标样树机档检柜栏权欧欢岁历归残气决没况"
    "减测准沟沪滚满润涛滤湾为无烦热灯营炉争为床墙牵状奖独现环产画异当发尽监盘确码碍礼税称稳笔节简"
    "签筹签粽粮纪约红纳纸级细终组结络给统经综绿维纲网紧线编缓练缩总绩织系缴继续才罗群义习圣闻联职"
    "听脚腊临台与举旧舰万盖参萧荐蕴蕴苹处号里补装里制复复核见规视亲观订计讨训记讼访设许诉评词询试"
    "话该详志认诞语误说说谁课调谈请论诺讲谢证识译议护读变让丰负财货责买贷费贴赁资卖质账购赞赶赵车"
    "军软载轻辆辑舆转办农回这周进游运过达违递远适迟迁选遗还邮邓郑医释针销锋录错钟锁镇钟铁钥长门闭"
    "开闰闲间阅阅关阵阴陈阳队际随险双杂离电韩响页项顺须预领头频题额类顾显风台饭饰饼余馆馈马冯驳验"
    "体发鸣么黄点党齐龄连惊蛰种谷昼仅较极矿厢剧丧丽云伞俩华咨峰温艳莹轩轮辉逻锡雾顶颖鹏宽养扩摄讯铺"
    "坛桩干踪龙栋横拨仪涨愿诊赛园毁毁毕术洁辩凤贵兰竞赔揽吃注飞腾"
)
_FOLDED: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """Return the text, of the same length, with the characters above in their simplified form."""
    return text.translate(_FOLDED)
