// Dates and times the way the acting person reads them: in their time zone and their locale, by the
// browser's own CLDR data. Also Slack's `<!date^…>` token formats. Formatters are made once for each
// locale and zone, because making them is what costs.

const formatters = new Map();

function format(locale, zone, options, when) {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  if (!formatters.has(key))
    formatters.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  return formatters.get(key).format(when);
}

/** A message's `ts` as a Date. */
export function tsDate(ts) {
  return new Date(Number(ts) * 1000);
}

/** The reader: a locale, a zone, and the sandbox's clock for words such as "Today". */
export class Reader {
  constructor(user, now, t) {
    this.locale = usable(user?.locale);
    this.zone = usableZone(user?.tz);
    this.hours = clock24(this.locale);
    this.now = now;
    this.t = t;
  }

  time(when, options = {}) {
    return format(
      this.locale,
      this.zone,
      { hour: "numeric", minute: "2-digit", ...this.hours, ...options },
      when,
    );
  }

  dateLong(when) {
    return format(
      this.locale,
      this.zone,
      { weekday: "long", year: "numeric", month: "long", day: "numeric" },
      when,
    );
  }

  date(when) {
    return format(
      this.locale,
      this.zone,
      { weekday: "short", month: "short", day: "numeric", ...this.yearIfOther(when) },
      when,
    );
  }

  full(when) {
    return `${this.dateLong(when)} ${this.time(when, { second: "2-digit" })}`;
  }

  /** Date with weekday and time, short enough for a bar. */
  short(when) {
    return `${this.date(when)}, ${this.time(when)}`;
  }

  yearIfOther(when) {
    return this.dayKey(when).slice(0, 4) === this.dayKey(this.now()).slice(0, 4) ? {} : { year: "numeric" };
  }

  /** The calendar day in the reader's zone, as YYYY-MM-DD. */
  dayKey(when) {
    return format("en-CA", this.zone, { year: "numeric", month: "2-digit", day: "2-digit" }, when);
  }

  /** "Today", "Yesterday", or the date with its weekday. */
  dayName(when) {
    return (
      this.nearDay(when) ??
      format(
        this.locale,
        this.zone,
        { weekday: "long", month: "long", day: "numeric", ...this.yearIfOther(when) },
        when,
      )
    );
  }

  nearDay(when) {
    const days = daysBetween(this.dayKey(this.now()), this.dayKey(when));
    return { 0: this.t("today"), "-1": this.t("yesterday"), 1: this.t("tomorrow") }[days] ?? null;
  }

  /** A plain date "YYYY-MM-DD", which has no zone, with its weekday. */
  plainDate(iso) {
    return format(
      this.locale,
      "UTC",
      { weekday: "short", year: "numeric", month: "short", day: "numeric" },
      new Date(`${iso}T00:00:00Z`),
    );
  }

  /** A wall-clock time "HH:MM" in the reader's way of writing times. */
  plainTime(hhmm) {
    return format(
      this.locale,
      "UTC",
      { hour: "numeric", minute: "2-digit", ...this.hours },
      new Date(`2000-01-01T${hhmm}:00Z`),
    );
  }

  /** "3 minutes ago", "in 2 days". */
  ago(when) {
    const seconds = (when - this.now()) / 1000;
    const [unit, size] = [
      ["day", 86400],
      ["hour", 3600],
      ["minute", 60],
    ].find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
    return new Intl.RelativeTimeFormat(this.locale, { numeric: "auto" }).format(
      Math.trunc(seconds / size),
      unit,
    );
  }

  /** Slack's date tokens, https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
  tokens(pattern, when) {
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => TOKENS[name]?.(this, when) ?? whole);
  }
}

const TOKENS = {
  date_num: (reader, when) => reader.dayKey(when),
  date: (reader, when) =>
    format(reader.locale, reader.zone, { year: "numeric", month: "long", day: "numeric" }, when),
  date_short: (reader, when) =>
    format(reader.locale, reader.zone, { year: "numeric", month: "short", day: "numeric" }, when),
  date_long: (reader, when) => reader.dateLong(when),
  date_full: (reader, when) => reader.dateLong(when),
  date_slash: (reader, when) =>
    format(reader.locale, reader.zone, { year: "numeric", month: "2-digit", day: "2-digit" }, when),
  date_pretty: (reader, when) => near(reader, when) ?? TOKENS.date(reader, when),
  date_short_pretty: (reader, when) => near(reader, when) ?? TOKENS.date_short(reader, when),
  date_long_pretty: (reader, when) => near(reader, when) ?? TOKENS.date_long(reader, when),
  date_full_pretty: (reader, when) => near(reader, when) ?? TOKENS.date_long(reader, when),
  day_divider_pretty: (reader, when) => reader.dayName(when),
  time: (reader, when) => reader.time(when),
  time_secs: (reader, when) => reader.time(when, { second: "2-digit" }),
  ago: (reader, when) => reader.ago(when),
};

/** Slack writes these words small, since they mostly stand within a sentence. */
function near(reader, when) {
  return reader.nearDay(when)?.toLowerCase() ?? null;
}

/** Where the day has 24 hours, the hour has two digits. */
function clock24(locale) {
  const twelve =
    !locale.startsWith("zh") && new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12;
  return twelve ? {} : { hour: "2-digit", hourCycle: "h23" };
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
}

function usable(locale) {
  try {
    return Intl.getCanonicalLocales(locale || "en-US")[0] ?? "en-US";
  } catch {
    return "en-US";
  }
}

function usableZone(zone) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone || "UTC" }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
