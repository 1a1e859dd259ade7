"""Chinese as it is typed: the same word in traditional and in simplified characters.

The words that the bot understands stand in its tables in simplified characters; what people typed
is folded to them for the comparison, never for what is kept.
"""

from typing import Final

# The characters of those words, in the forms of Taiwan and Hong Kong; tests hold it complete.
_TRADITIONAL: Final = (
    "並佈併來倉個們倫偉備傳價儘優兌兒內兩冊凍別刪則剛劃劉劍動務勞匯區協參吳呂員問啓啟單國圍圖團執"
    "堅報場塊壓夠婦孫學實審寫將專尋對導屆層崗師帶幫幾庫廈廠廢廣廳張強彙後從復徵態慣慶應懷戶掃採換"
    "撤擇據擬擱敗數於時暫曆書會東條楊業構樂樓標樣機檔檢櫃權歐歲歷歸殘氣決沒況減測準溝滾滿潤濤濾為"
    "無煩熱營爐爭爲牀牽狀獎現環產當發盡監盤確碼禮稅穩筆節簡簽籌籤糧紀約紅納級細終組結絡給統經綜維"
    "網緊線編緩練縮總績織繫繳繼續羅羣習聖聞聯職臘臨臺與舉舊萬蓋蔘蕭藴蘊處號裏補裝裡複覆覈見規視親"
    "觀訂計討訓記訪設許訴評詞詢試話該詳誌認誕語誤說説課調談請論講謝證識譯議讀變讓豐負財貨責買費資"
    "賣質賬購趕趙車軍軟載輕輯轉辦農這週進運過達遞遠適遲遷選遺還郵鄧鄭醫針銷鋒錄錯鍾鐘鑰長門閉開閒"
    "間閱閲關陣陰陳陽隊際隨險雙離電韓響頁項順須預領頭頻題額顧顯風颱飯飾餅餘館饋馬馮驗體髮黃點黨齊"
)
_SIMPLIFIED: Final = (
    "并布并来仓个们伦伟备传价尽优兑儿内两册冻别删则刚划刘剑动务劳汇区协参吴吕员问启启单国围图团执"
    "坚报场块压够妇孙学实审写将专寻对导届层岗师带帮几库厦厂废广厅张强汇后从复征态惯庆应怀户扫采换"
    "撤择据拟搁败数于时暂历书会东条杨业构乐楼标样机档检柜权欧岁历归残气决没况减测准沟滚满润涛滤为"
    "无烦热营炉争为床牵状奖现环产当发尽监盘确码礼税稳笔节简签筹签粮纪约红纳级细终组结络给统经综维"
    "网紧线编缓练缩总绩织系缴继续罗群习圣闻联职腊临台与举旧万盖参萧蕴蕴处号里补装里复复核见规视亲"
    "观订计讨训记访设许诉评词询试话该详志认诞语误说说课调谈请论讲谢证识译议读变让丰负财货责买费资"
    "卖质账购赶赵车军软载轻辑转办农这周进运过达递远适迟迁选遗还邮邓郑医针销锋录错钟钟钥长门闭开闲"
    "间阅阅关阵阴陈阳队际随险双离电韩响页项顺须预领头频题额顾显风台饭饰饼余馆馈马冯验体发黄点党齐"
)
_FOLDED: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """Return the text, of the same length, with the characters above in their simplified form."""
    return text.translate(_FOLDED)
