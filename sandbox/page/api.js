// Speaks with the sandbox: JSON requests for what the acting person does, and one WebSocket for what
// happens meanwhile. Every refusal becomes an `ApiError` whose message is meant for a person. The
// socket comes back by itself with growing pauses, and tells its owner when it has been away, so that
// what was missed can be fetched.

export class ApiError extends Error {
  constructor(code, message) {
    super(message || code);
    this.code = code;
  }
}

export class Api {
  /** `words(key, values)` says in the reader's language what went wrong on the way. */
  constructor(words, base = "/sandbox/api/") {
    this.words = words;
    this.base = base;
    this.as = null;
  }

  /** Do something as the acting person; `body` holds what the verb needs besides `as`. */
  async post(verb, body = {}) {
    return this.answer(
      await this.send(verb, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(this.as ? { as: this.as, ...body } : body),
      }),
    );
  }

  /** Read something as the acting person. Values that are null or undefined are left out. */
  async get(verb, query = {}) {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries({ as: this.as, ...query })) {
      if (value !== null && value !== undefined) search.set(key, value);
    }
    return this.answer(await this.send(`${verb}?${search}`, {}));
  }

  async send(path, options) {
    try {
      return await fetch(this.base + path, options);
    } catch {
      throw new ApiError("unreachable", this.words("unreachable"));
    }
  }

  async answer(response) {
    let data;
    try {
      data = await response.json();
    } catch {
      throw new ApiError(`http_${response.status}`, this.words("no_json", { status: response.status }));
    }
    if (!data.ok) throw new ApiError(data.error ?? "unknown_error", data.message);
    return data;
  }
}

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 5000;

/** The live connection of one acting person. `onFrame(frame)`, `onState(connected, again)`. */
export class Live {
  constructor(as, onFrame, onState, path = "/sandbox/api/live") {
    this.url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}?as=${encodeURIComponent(as)}`;
    this.onFrame = onFrame;
    this.onState = onState;
    this.pause = FIRST_PAUSE;
    this.opened = 0;
    this.closed = false;
    this.connect();
  }

  connect() {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.pause = FIRST_PAUSE;
      this.opened += 1;
      this.onState(true, this.opened > 1);
    };
    socket.onmessage = (event) => {
      if (!this.closed) this.onFrame(JSON.parse(event.data));
    };
    socket.onclose = () => {
      if (this.closed) return;
      this.onState(false, false);
      this.timer = setTimeout(() => this.connect(), this.pause);
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    };
  }

  /** End the connection for good. */
  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket.close();
  }
}
