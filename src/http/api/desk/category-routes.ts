import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { CategoryChanges, type CategoryChange } from '../../../domain/county/category-version.ts';
import type { Category } from '../../../domain/county/category.ts';
import {
  previewCategories,
  saveCategoryChanges,
  SaveCategories,
  type CategoryEffect,
} from '../../../actions/desk/category-mapping.ts';
import { listCategories, listCategoryVersions, listMappings } from '../../../store/county/category.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { namesOf } from '../county/account-names.ts';

export type { CategoryEffect };

/** What the page of the categories shows: the list as it is, ended ones too, and how it came to be. */
export interface CategoryList {
  /** The newest version; 0 for the list that the county began with. */
  version: number;
  categories: readonly Category[];
  versions: readonly {
    version: number;
    at: string;
    byName: string;
    reason: string;
    changes: readonly CategoryChange[];
    /** How many matters were to go and have gone; null where none was. */
    mapping: { toMove: number; moved: number; isOver: boolean } | null;
  }[];
}

const Preview = z.object({ changes: CategoryChanges });

const list = createRoute({
  method: 'get',
  path: '/categories',
  summary: '类别：现在的表（含停用的）、历次改动、归类进度',
  middleware: staffOnly,
  responses: { 200: { description: '类别', ...json(shape<CategoryList>()) }, ...problems },
});
const preview = createRoute({
  method: 'post',
  path: '/categories/preview',
  summary: '改类别之前先看影响：多少件要归到别的类别、哪些月份会有更正',
  middleware: staffOnly,
  request: { body: body(Preview) },
  responses: { 200: { description: '影响', ...json(shape<CategoryEffect>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/categories',
  summary: '保存类别的新一版；停用并入的，件由后台一件一件归过去',
  middleware: staffOnly,
  request: { body: body(SaveCategories) },
  responses: { 200: { description: '第几版', ...json(z.object({ version: z.number() })) }, ...problems },
});

export const categoryApi = apiRoutes()
  .openapi(list, async (c) => {
    const { db, actor } = c.get('ctx');
    demand(actor, 'category.save');
    const { countyId } = actor;
    const [categories, versions, mappings] = await Promise.all([
      listCategories(db, countyId),
      listCategoryVersions(db, countyId),
      listMappings(db, countyId),
    ]);
    const names = await namesOf(c.get('ctx'));
    return c.json(
      {
        version: versions[0]?.version ?? 0,
        categories,
        versions: versions.map(({ version, at, byId, reason, changes }) => {
          const own = mappings.find((one) => one.version === version);
          return {
            version,
            at: at.toISOString(),
            byName: names.get(byId) ?? '',
            reason,
            changes,
            mapping: own === undefined ? null : { toMove: own.toMove, moved: own.moved, isOver: own.doneAt !== null },
          };
        }),
      },
      200,
    );
  })
  .openapi(
    preview,
    async (c) => c.json(await previewCategories(c.get('ctx'), c.req.valid('json').changes), 200),
    checked(Preview),
  )
  .openapi(
    save,
    async (c) => c.json({ version: await saveCategoryChanges(c.get('ctx'), c.req.valid('json')) }, 200),
    checked(SaveCategories),
  );
