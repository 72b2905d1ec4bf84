/** What a feature gives to the frame around it. Each feature folder says it in its `feature.ts`. */
import type { Component } from 'vue';
import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router';

import type { Tone } from './tone';

/** An act that the palette offers, and the 新建 menu where `creates` is set. */
export interface FrameCommand {
  /** Message key. */
  label: string;
  icon: Component;
  /** Its chord, for showing only: the page or the frame registers the key itself. */
  keys?: string;
  to: RouteLocationRaw;
  /** Whether it makes a new record. */
  creates?: boolean;
  /** Whether the signed-in user may do it; always when absent. */
  when?: () => boolean;
}

/** A piece of a found text; `hit` pieces matched what was typed. */
export interface TextPart {
  text: string;
  hit: boolean;
}

/** What can be done with a found record without opening it first. */
export interface FoundAct {
  /** Message key. */
  label: string;
  icon: Component;
  to: RouteLocationRaw;
}

/** One record found for the typed text. */
export interface FoundItem {
  key: string;
  title: TextPart[];
  /** A second, quieter text. */
  note?: string;
  /** Its record number. */
  number?: string;
  /** Customer class, shown before the name. */
  classLetter?: string;
  /** Where it stands; `label` is a message key. */
  state?: { label: string; tone: Tone };
  /** A quiet text at the right edge, such as a telephone number. */
  detail?: string;
  to: RouteLocationRaw;
  /** At most three; the palette offers those of the first record. */
  acts?: FoundAct[];
}

export interface FoundGroup {
  /** Message key of the kind of record. */
  label: string;
  icon: Component;
  items: FoundItem[];
}

export interface Feature {
  routes?: RouteRecordRaw[];
  commands?: FrameCommand[];
  /** Looks records up as the user types, over everything the role may see. */
  find?: (text: string, signal: AbortSignal) => Promise<FoundGroup[]>;
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Which rail entry is lit. */
    section?: 'today' | 'customers' | 'complaints' | 'import' | 'settings';
    /** Lists stay alive behind an opened record, so that going back finds the same row and scroll position. */
    keep?: boolean;
  }
}
