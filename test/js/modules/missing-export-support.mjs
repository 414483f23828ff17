import { nothing } from './bindings-support.mjs';
