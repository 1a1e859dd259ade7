"""Times of day in both languages: 3pm, 15:30, 下午三点半; and words for a part of the day."""

from bot.domain.due import chinese_times, english_day_parts, english_times

TABLE = english_times.TABLE + english_day_parts.TABLE + chinese_times.TABLE
