/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import type { Env } from '../env.ts';

/** The citizens' pages. */
export const portal = new Hono<Env>();
