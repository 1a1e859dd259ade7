"""Chinese as it is typed: the same word in traditional and in simplified characters.

The words that the bot understands stand in its tables in simplified characters; what people typed
is folded to them for the comparison, never for what is kept.
"""

from typing import Final

# The characters of those words, in the forms of Taiwan and Hong Kong; tests hold it complete.
_TRADITIONAL: Final = (
    "佈來倉個們倫備優兒內兩刪別剛劃劉動務勞匯區參吳員問啓啟單國團報場壓夠處孫學實審寫將專尋對導層師幫"
    "幾庫廠廢廣廳張彙後從復慶應據撤數於時暫曆會東條楊樂樓標機檢櫃歐歷殘氣決沒準為無煩營爭爲獎現環產"
    "當發盡盤確禮節簡簽籤糧紀約紅細終組結給統經綜線緩總績織繫繼續羅聖聯臘臺與舉舊萬號裏裡覆覈見視親"
    "訂計討訓記訪設評試詞詢詳認誕語說説調請論講謝議讓豐負財責買賣賬趕趙車軍載輯辦農這週進運過達遠還遲"
    "遺選醫針銷錄鍾鐘長門閉開間閱關陰陣陳陽隊隨險雙離電項須預頭題額顯風餘館饋馬驗體黃點"
)
_SIMPLIFIED: Final = (
    "布来仓个们伦备优儿内两删别刚划刘动务劳汇区参吴员问启启单国团报场压够处孙学实审写将专寻对导层师帮"
    "几库厂废广厅张汇后从复庆应据撤数于时暂历会东条杨乐楼标机检柜欧历残气决没准为无烦营争为奖现环产"
    "当发尽盘确礼节简签签粮纪约红细终组结给统经综线缓总绩织系继续罗圣联腊台与举旧万号里里复核见视亲"
    "订计讨训记访设评试词询详认诞语说说调请论讲谢议让丰负财责买卖账赶赵车军载辑办农这周进运过达远还迟"
    "遗选医针销录钟钟长门闭开间阅关阴阵陈阳队随险双离电项须预头题额显风余馆馈马验体黄点"
)
_FOLDED: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """Return the text, of the same length, with the characters above in their simplified form."""
    return text.translate(_FOLDED)
