"""Words that decide whether what begins a sentence is somebody's name."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names of people that begin ordinary sentences too: Mark the date, May to August, Paris office,
# 国庆值班表 (somebody may be called 张国庆).
ORDINARY: Final = _words(
    """
    alexandria amber april art asia august austin autumn baker berlin bill black bond boston brook
    brooklyn brown bush carolina carson carter chad chance charity charlotte chase chelsea china
    christian clay cliff cooper crystal daisy dakota dale dallas dawn dean denver devon diego don
    drew earnest eve faith field fields flora florence forest frank france friday gene georgia
    gong grace grant gray green guy hang harmony heath heather hill holly hong hope houston hunter
    india iris israel ivy jack jackson jade jasmine jean jerry jordan joy june kent kenya king
    lake lance lane lang lee lily lincoln ling london long love low madison manner march mark
    mason max may merit milan miles mobile monday nick norm olive paige pan paris park parks pat
    patience pearl pen phoenix pierce ping piper poll pool porter post price prudence ray reed
    rich rob robin rock rocky rod rose ruby rusty sage sandy santiago savannah scout sharp short
    sierra skip small song sterling stone storm sue summer sun sunday sunny sydney tan tang taylor
    thursday ting tripp tuesday turner van victor victoria vienna violet virginia vista wade ward
    washington way wednesday west white will winter wood york young
    国庆 國慶 元旦 春节 春節 中秋 新年 建设 建設 建国 建國 建军 建軍 文化 文明 和平 光明 平安 胜利
    勝利 海洋 卫生 衛生 学习 學習 长城 長城 春天 秋天 明天 今天 高兴 高興
    """
)
# Names that are also the commonest words of the language: only a whole name or an @ tells them.
NEVER: Final = _words(
    """
    a all am an and any are as at be by can do each everybody everyone for from go he her him his
    how i if in is it its let man many me men my need needs no nobody not of on one or our she so
    some somebody someone team than that the their them then they this to too up us we what when
    where who why with yes you your
    """
)
# With what a follow-up begins that somebody is told: Ana send the report.
VERBS: Final = _words(
    """
    add adjust agree align analyse analyze announce answer apply approach arrange ask assess
    attend audit backup book brief bring build buy call cancel change chase check circulate
    clarify clean clear close collect come compare compile complete compute conduct confirm
    consolidate consult contact contract coordinate copy correct cover create debug decide define
    deliver demo deploy design develop discuss distribute do document draft draw edit email ensure
    escalate estimate evaluate examine explain explore export file fill finalise finalize find
    finish fix follow forward gather get give go handle help hire host identify implement improve
    inform inspect install introduce investigate invite invoice issue join keep launch lead learn
    let list liaise look mail make manage measure meet merge migrate monitor move negotiate notify
    obtain onboard open order organise organize outline own pay phone pick plan post prepare
    present print process propose provide publish purchase push put raise read rebuild recheck
    record recruit redo refine refactor register release remind remove renew repair replace reply
    report request research reserve resolve respond retest return review revise rewrite ring
    rollout run schedule scope select send set share ship show sign speak specify start stop study
    submit summarise summarize supply support survey sync take talk tell test tidy track train
    transfer translate try tune update upgrade upload validate verify visit watch work write
    """
)
MONTHS: Final = _words(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec
    """
)
COMPOUND_SURNAMES: Final = (
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "尉遲",
    "公孙", "公孫", "慕容", "令狐", "司徒", "司空", "夏侯", "轩辕", "端木", "独孤", "南宫", "西门",
)  # fmt: skip
# What goes on after a Chinese name of two characters and cannot be its third.
GOES_ON: Final = _words(
    """
    整理 提交 完成 准备 準備 联系 聯繫 聯絡 确认 確認 检查 檢查 审核 審核 审批 审查 核对 核對 核实
    汇总 彙總 汇报 彙報 编写 編寫 编制 編制 起草 草拟 撰写 撰寫 更新 修改 修订 修訂 完善 优化 優化
    调整 調整 调研 調研 调查 調查 研究 分析 统计 統計 梳理 制定 制订 制訂 制作 製作 设计 設計 开发
    開發 测试 測試 部署 上线 上線 安排 组织 組織 协调 協調 协助 協助 配合 支持 落实 落實 推进 推進
    推动 推動 跟踪 追踪 督促 监督 通知 通报 告知 回复 回覆 反馈 反饋 答复 沟通 溝通 对接 對接 洽谈
    谈判 签订 簽訂 签署 签约 采购 採購 购买 購買 预订 預訂 预约 預約 预定 申请 申請 办理 辦理 报送
    報送 上报 上報 发布 發佈 发送 發送 转发 转交 移交 交接 收集 搜集 征集 征求 邀请 邀請 召集 召开
    召開 主持 参加 參加 出席 接待 培训 培訓 招聘 面试 面試 考核 评估 評估 评审 評審 验收 驗收 验证
    驗證 清理 盘点 盤點 归档 歸檔 备份 備份 维护 維護 修复 修復 处理 處理 解决 解決 排查 补充 補充
    提供 提出 拜访 拜訪 走访 回访 催收 付款 付清 报销 報銷 结算 結算 核算 预算 负责 負責 牵头 牽頭
    跟进 跟進 承办 主办 明天 明日 明早 今天 今日 后天 後天 大后 月底 年底 季度 周末 元旦 国庆 春节
    于 於 在 把 将 將 对 對 向 给 給 按 从 從 去 来 來 要 需 应 應 必 请 請 与 與 和 跟 及 同 先
    再 尽 盡 每 继 繼 下 本 这 這 周 週 星 礼 禮 写 寫 订 訂 买 買 查 改 做 催 约 約 报 報 办 辦
    总结 總結 规划 規劃 讲解 講解 演示 值班 接手 对账 對賬 关闭 關閉 打印 扫描 掃描 登记 登記
    录入 錄入 导出 導出 上传 上傳 下载 下載 出具 续签 續簽 复核 複核 复查 複查 复盘 複盤 筹备
    籌備 布置 佈置 敲定 定稿 校对 校對 翻译 翻譯
    拟 擬 问 問 看 找 拿 送 寄 打 填 交 补 補 盯 管 带 帶 发 發 出 用 帮 幫
    """
)
# How people at work are called behind their surname, or behind their name.
TITLES: Final = _words(
    """
    总 總 工 董 姐 哥 总经理 總經理 副总经理 副總經理 副总 副總 总监 總監 总裁 總裁 总工 總工
    经理 經理 副经理 副經理 董事长 董事長 主任 副主任 主管 部长 部長 副部长 副部長 科长 科長
    处长 處長 副处长 副處長 局长 局長 副局长 副局長 院长 院長 副院长 副院長 校长 校長 所长 所長
    站长 站長 厂长 廠長 队长 隊長 组长 組長 班长 班長 店长 店長 书记 書記 秘书 秘書 助理 专员
    專員 老师 老師 教授 博士 医生 醫生 医师 醫師 大夫 护士长 護士長 律师 律師 会计 會計 工程师
    工程師 师傅 師傅 老板 老闆 先生 女士 小姐 同学 同學 同志
    """
)
