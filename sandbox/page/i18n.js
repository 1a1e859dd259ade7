// The page's own words, in English and in Simplified Chinese. Which of the two is shown follows the
// locale of the person acted as. What people and apps write is never translated.

const EN = {
  loading: "Loading…", connecting: "Connecting…", offline: "Connection lost. Trying again…", today: "Today", yesterday: "Yesterday", tomorrow: "Tomorrow",
  channels: "Channels", direct_messages: "Direct messages", apps: "Apps", you: "you", app_badge: "APP", add_channels: "Add channels", new_message: "New message",
  open_menu: "Open the side bar", close_menu: "Close the side bar", workspace: "Workspace", jump_to: "Jump to…", jump_hint: "Find a conversation, a person or an app",
  no_match: "Nothing found", act_as: "Act as", acting_as: "Acting as {name}", local_time: "{time} local time", theme_dark: "Use the dark theme", theme_light: "Use the light theme",
  unread: "{count} unread", mentions: "{count} mentions", active: "Active", away: "Away", deactivated: "deactivated",
  members: "{count} members", member: "1 member", channel_details: "Details of the conversation", topic: "Topic", purpose: "Description", add_people: "Add people or apps", add: "Add", type_name: "Type a name", dismiss: "Dismiss",
  leave: "Leave channel", join: "Join channel", archive: "Archive channel", archived_note: "This channel is archived.", not_member: "You are looking at #{name}.",
  remove: "Remove", create_channel: "Create a channel", name: "Name", private: "Private", private_hint: "Only people who are invited can see it.", create: "Create", browse: "Browse channels",
  channel_start: "This is the very beginning of #{name}.", dm_start: "This is the beginning of your conversation with {name}.", load_more: "Load earlier messages", new_messages: "New",
  jump_latest: "Jump to the latest", nothing_yet: "Nothing here yet",
  only_you: "Only visible to you", edited: "(edited)", deleted: "This message was deleted.", reply: "1 reply", replies: "{count} replies", last_reply: "Last reply {when}", view_thread: "View thread",
  thread: "Thread", also_send: "Also send to #{name}", also_send_dm: "Also send as direct message", replied_to: "replied to a thread", sent_to_channel: "Also sent to the channel", close_thread: "Close the thread", messages: "Messages",
  react: "Add reaction…", react_with: "React with {name}", reply_in_thread: "Reply in thread", more_actions: "More actions", edit_message: "Edit message", delete_message: "Delete message…", copy_link: "Copy link",
  link_copied: "Link copied", delete_title: "Delete message", delete_text: "Are you sure you want to delete this message? This cannot be undone.", delete: "Delete", shortcuts: "Shortcuts",
  reacted: "{names} reacted with :{name}:", and: "and", cancel: "Cancel", save: "Save changes", ok: "OK", close: "Close", submit: "Submit", back: "Back", confirm_yes: "Yes", confirm_title: "Are you sure?",
  write_to: "Message {name}", reply_placeholder: "Reply…", send: "Send", emoji: "Emoji", mention: "Mention somebody", commands: "Slash commands", composer_hint: "Enter to send, Shift + Enter for a new line",
  people: "People", everybody: "Notify everybody in this channel", here: "Notify everybody who is active", search: "Search", search_emoji: "Search emoji",
  home: "Home", home_empty: "{name} has not published anything here yet.", about_app: "Write to {name} here, or use its slash commands in any channel.",
  clock: "The sandbox's clock", clock_now: "It is {time} for {name}", utc: "UTC", plus_hour: "+1 hour", plus_day: "+1 day", next: "Next event", next_at: "To the next thing that happens: {time}", next_none: "Nothing is waiting",
  moving: "Time is passing…", try_this: "Try this", done_of: "{done} of {total} done", step_done: "Done", mark_done: "Mark as done",
  select_placeholder: "Choose an option", select_many: "Choose options", choose_user: "Choose a person", choose_channel: "Choose a channel", choose_conversation: "Choose a conversation", choose_date: "Choose a date",
  choose_time: "Choose a time", clear: "Clear", remove_item: "Remove {name}", optional: "(optional)", required: "Please fill in this field.", previous_month: "Previous month", next_month: "Next month",
  type_to_search: "Type at least {count} characters", filter_rows: "Filter rows", page_of: "{from}–{to} of {total}", previous: "Previous", next_page: "Next", sort_by: "Sort by {name}", options: "Options",
  chart_of: "{kind} chart: {title}", chart_line: "Line", chart_bar: "Bar", chart_area: "Area", chart_pie: "Pie", show_more: "Show more", show_less: "Show less", characters_left: "{count}",
  too_short: "At least {count} characters", invalid_value: "This does not look right. Please check it.", profile: "Profile", message_person: "Message", image_missing: "Image", see_all: "See all", download: "Open", choose_files: "Choose files", bold: "Bold", italic: "Italic", strike: "Strikethrough", code: "Code", list: "List",
  unknown_block: "A block of type {type}", smileys: "Smileys", people_group: "People", objects: "Objects", symbols: "Symbols", activities: "Activities", travel: "Travel", food: "Food", nature: "Nature", flags: "Flags", frequent: "Often used",
  private_channel: "a private channel", keyboard: "Keyboard", page_title: "Sandbox", unreachable: "The sandbox does not answer.", discard_title: "Discard what you have entered?", discard: "Discard", keep_editing: "Keep editing",
};

const ZH = {
  loading: "加载中…", connecting: "正在连接…", offline: "连接已断开，正在重试…", today: "今天", yesterday: "昨天", tomorrow: "明天",
  channels: "频道", direct_messages: "私信", apps: "应用", you: "你", app_badge: "应用", add_channels: "添加频道", new_message: "新消息",
  open_menu: "打开侧边栏", close_menu: "关闭侧边栏", workspace: "工作区", jump_to: "跳转到…", jump_hint: "查找会话、成员或应用",
  no_match: "没有找到", act_as: "切换身份", acting_as: "当前身份：{name}", local_time: "当地时间 {time}", theme_dark: "使用深色主题", theme_light: "使用浅色主题",
  unread: "{count} 条未读", mentions: "{count} 条提及", active: "在线", away: "离开", deactivated: "已停用",
  members: "{count} 位成员", member: "1 位成员", channel_details: "会话详情", topic: "主题", purpose: "说明", add_people: "添加成员或应用", add: "添加", type_name: "输入姓名", dismiss: "关闭此消息",
  leave: "退出频道", join: "加入频道", archive: "归档频道", archived_note: "此频道已归档。", not_member: "你正在浏览 #{name}。",
  remove: "移除", create_channel: "创建频道", name: "名称", private: "私密", private_hint: "只有受邀者才能看到。", create: "创建", browse: "浏览频道",
  channel_start: "这里是 #{name} 的开头。", dm_start: "这里是你与 {name} 对话的开头。", load_more: "加载更早的消息", new_messages: "新消息",
  jump_latest: "跳到最新消息", nothing_yet: "还没有内容",
  only_you: "仅你可见", edited: "（已编辑）", deleted: "此消息已删除。", reply: "1 条回复", replies: "{count} 条回复", last_reply: "最后回复：{when}", view_thread: "查看消息列",
  thread: "消息列", also_send: "同时发送到 #{name}", also_send_dm: "同时作为私信发送", replied_to: "回复了消息列", sent_to_channel: "已同时发送到频道", close_thread: "关闭消息列", messages: "消息",
  react: "添加表情回应…", react_with: "以 {name} 回应", reply_in_thread: "在消息列中回复", more_actions: "更多操作", edit_message: "编辑消息", delete_message: "删除消息…", copy_link: "复制链接",
  link_copied: "链接已复制", delete_title: "删除消息", delete_text: "确定要删除这条消息吗？此操作无法撤销。", delete: "删除", shortcuts: "快捷方式",
  reacted: "{names} 以 :{name}: 回应", and: "和", cancel: "取消", save: "保存更改", ok: "好", close: "关闭", submit: "提交", back: "返回", confirm_yes: "是", confirm_title: "确定吗？",
  write_to: "发消息给 {name}", reply_placeholder: "回复…", send: "发送", emoji: "表情符号", mention: "提及某人", commands: "斜杠命令", composer_hint: "Enter 发送，Shift + Enter 换行",
  people: "成员", everybody: "通知频道中的所有人", here: "通知所有在线的人", search: "搜索", search_emoji: "搜索表情符号",
  home: "主页", home_empty: "{name} 还没有在这里发布内容。", about_app: "在这里给 {name} 发消息，或在任意频道使用它的斜杠命令。",
  clock: "沙盒时钟", clock_now: "{name} 的当前时间是 {time}", utc: "UTC", plus_hour: "+1 小时", plus_day: "+1 天", next: "下一事件", next_at: "跳到下一件要发生的事：{time}", next_none: "没有等待中的事",
  moving: "时间推进中…", try_this: "试一试", done_of: "已完成 {done}/{total}", step_done: "已完成", mark_done: "标记为完成",
  select_placeholder: "请选择", select_many: "请选择（可多选）", choose_user: "选择成员", choose_channel: "选择频道", choose_conversation: "选择会话", choose_date: "选择日期",
  choose_time: "选择时间", clear: "清除", remove_item: "移除 {name}", optional: "（选填）", required: "请填写此项。", previous_month: "上个月", next_month: "下个月",
  type_to_search: "请至少输入 {count} 个字符", filter_rows: "筛选行", page_of: "第 {from}–{to} 行，共 {total} 行", previous: "上一页", next_page: "下一页", sort_by: "按 {name} 排序", options: "选项",
  chart_of: "{kind}：{title}", chart_line: "折线图", chart_bar: "柱形图", chart_area: "面积图", chart_pie: "饼图", show_more: "展开", show_less: "收起", characters_left: "{count}",
  too_short: "至少 {count} 个字符", invalid_value: "格式不正确，请检查。", profile: "个人资料", message_person: "发消息", image_missing: "图片", see_all: "查看全部", download: "打开", choose_files: "选择文件", bold: "加粗", italic: "斜体", strike: "删除线", code: "代码", list: "列表",
  unknown_block: "类型为 {type} 的区块", smileys: "笑脸", people_group: "人物", objects: "物品", symbols: "符号", activities: "活动", travel: "旅行", food: "食物", nature: "自然", flags: "旗帜", frequent: "常用",
  private_channel: "私密频道", keyboard: "键盘", page_title: "沙盒", unreachable: "沙盒没有响应。", discard_title: "放弃已填写的内容？", discard: "放弃", keep_editing: "继续填写",
};

/** The translating function for a locale: `t("members", {count: 3})`. */
export function translator(locale) {
  const chinese = /^zh/i.test(locale ?? "");
  const words = chinese ? ZH : EN;
  const t = (key, values = {}) => (words[key] ?? EN[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  t.lang = chinese ? "zh-CN" : "en";
  t.count = (one, many, count) => t(count === 1 ? one : many, { count });
  return t;
}
