// SPDX-License-Identifier: Apache-2.0
// The alarm's voice. It counts as off until a tone has left this computer, and again whenever that is in doubt.

import { BURSTS, length, play, PROOF } from "./pulses.js";

/** How long the proof may take: its length and the slowest wireless loudspeaker. */
const PROVED_WITHIN = 4000;
/** A running output moves on; one that stands still this long has stopped, whatever it says of itself. */
const STANDSTILL = 3000;
const LOUDNESS = 0.8;

export class Sound {
  /** @type {"off" | "proving" | "failed" | "on"} */
  state = "off";

  #context = null;
  #meter = null;
  #changed;
  #playing = null;
  #next = 0;
  #stop = () => {};
  #movedAt = 0;
  #position = 0;

  /** @param {() => void} changed called when the state has changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Begins to sound; browsers allow that only from within a touch or a key. */
  async turnOn() {
    if (this.state === "proving") {
      return;
    }
    if (this.state !== "on") {
      this.#become("proving");
    }
    try {
      this.#open();
      await within(this.#context.resume(), PROVED_WITHIN);
      this.#become((await this.#proved()) ? "on" : "failed");
    } catch {
      this.#become("failed"); // No output device, or not allowed: the bar says what to do.
    }
    this.#playing = null;
  }

  /** Sounds what must be heard now, or nothing. Called at least every second, and when that has changed. */
  update(priority) {
    this.#watch();
    if (this.state !== "on") {
      return;
    }
    const now = performance.now();
    if (priority !== this.#playing) {
      this.#stop();
      this.#playing = priority;
      this.#next = now;
    }
    if (priority && now >= this.#next) {
      const burst = BURSTS[priority];
      this.#stop = play(this.#context, this.#meter, burst);
      this.#next = now + (length(burst) + burst.pause) * 1000;
    }
  }

  #open() {
    if (this.#context && this.#context.state !== "closed") {
      return;
    }
    this.#context = new AudioContext();
    this.#meter = new AnalyserNode(this.#context);
    this.#meter.connect(new GainNode(this.#context, { gain: LOUDNESS })).connect(this.#context.destination);
    this.#context.onstatechange = () => this.#watch();
  }

  /** Plays two tones, and looks whether they went through and whether the device took them. */
  async #proved() {
    const context = this.#context;
    const begin = context.currentTime;
    const limit = performance.now() + PROVED_WITHIN;
    const samples = new Float32Array(this.#meter.fftSize);
    let loudest = 0;
    play(context, this.#meter, PROOF);
    while (performance.now() < limit && context.state === "running") {
      await pause(20);
      this.#meter.getFloatTimeDomainData(samples);
      loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), loudest);
      if (loudest > 0.1 && this.#outputPosition() > begin + length(PROOF)) {
        this.#moved(performance.now());
        return true;
      }
    }
    return false;
  }

  /** How far the device itself has played, in seconds of the context. */
  #outputPosition() {
    return this.#context.getOutputTimestamp?.().contextTime || this.#context.currentTime;
  }

  /** Finds out that the sound has gone: a device unplugged, a page suspended. */
  #watch() {
    if (this.state !== "on") {
      return;
    }
    const now = performance.now();
    this.#moved(now);
    if (this.#context.state !== "running" || now - this.#movedAt > STANDSTILL) {
      this.#stop();
      this.#playing = null;
      this.#become("off");
    }
  }

  #moved(now) {
    const position = this.#outputPosition();
    if (position !== this.#position) {
      this.#position = position;
      this.#movedAt = now;
    }
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A browser that may not sound leaves the promise open for ever. */
function within(promise, milliseconds) {
  return Promise.race([
    promise,
    pause(milliseconds).then(() => Promise.reject(new Error("the sound did not start in time"))),
  ]);
}
