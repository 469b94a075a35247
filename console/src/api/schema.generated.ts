// Made from docs/openapi.json by `npm run api:types`. Do not edit.
export interface paths {
    "/api/v1/documents/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Editions of a published document that were public, newest first */
        get: operations["listEditions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many follow by mail; no addresses */
        get: operations["countSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search published documents */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                id: string;
                                name: string;
                                displayName: string;
                                organisationId: string | null;
                                organisationName: string | null;
                            };
                            mustChangePassword: boolean;
                            roles: {
                                role: string;
                                organisationId: string | null;
                            }[];
                            permissions: string[];
                            tenant: {
                                name: string;
                                nameEn: string;
                            };
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                id: string;
                                name: string;
                                displayName: string;
                                organisationId: string | null;
                                organisationName: string | null;
                            };
                            mustChangePassword: boolean;
                            roles: {
                                role: string;
                                organisationId: string | null;
                            }[];
                            permissions: string[];
                            tenant: {
                                name: string;
                                nameEn: string;
                            };
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the own password; ends all other sessions */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                id: string;
                                name: string;
                                displayName: string;
                                organisationId: string | null;
                                organisationName: string | null;
                            };
                            mustChangePassword: boolean;
                            roles: {
                                role: string;
                                organisationId: string | null;
                            }[];
                            permissions: string[];
                            tenant: {
                                name: string;
                                nameEn: string;
                            };
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles and what they allow */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            role: string;
                            nameZh: string;
                            nameEn: string;
                            permissions: string[];
                            administrator: boolean;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts by name */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                displayName: string;
                                organisationId: string | null;
                                organisationName: string | null;
                                status: "active" | "disabled";
                                lockedUntil: string | null;
                                mustChangePassword: boolean;
                                lastSignedInAt: string | null;
                                version: number;
                                roles: {
                                    role: string;
                                    organisationId: string | null;
                                }[];
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add an account without roles; the one-time password is shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        displayName: string;
                        organisationId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: {
                                id: string;
                                name: string;
                                displayName: string;
                                organisationId: string | null;
                                organisationName: string | null;
                                status: "active" | "disabled";
                                lockedUntil: string | null;
                                mustChangePassword: boolean;
                                lastSignedInAt: string | null;
                                version: number;
                                roles: {
                                    role: string;
                                    organisationId: string | null;
                                }[];
                            };
                            oneTimePassword: string;
                            oneTimeUntil: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            displayName: string;
                            organisationId: string | null;
                            organisationName: string | null;
                            status: "active" | "disabled";
                            lockedUntil: string | null;
                            mustChangePassword: boolean;
                            lastSignedInAt: string | null;
                            version: number;
                            roles: {
                                role: string;
                                organisationId: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, disable or enable an account */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        displayName?: string;
                        organisationId?: string | null;
                        status?: "active" | "disabled";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            displayName: string;
                            organisationId: string | null;
                            organisationName: string | null;
                            status: "active" | "disabled";
                            lockedUntil: string | null;
                            mustChangePassword: boolean;
                            lastSignedInAt: string | null;
                            version: number;
                            roles: {
                                role: string;
                                organisationId: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/accounts/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the roles of an account */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        roles: {
                            role: string;
                            organisationId: string | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            displayName: string;
                            organisationId: string | null;
                            organisationName: string | null;
                            status: "active" | "disabled";
                            lockedUntil: string | null;
                            mustChangePassword: boolean;
                            lastSignedInAt: string | null;
                            version: number;
                            roles: {
                                role: string;
                                organisationId: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new one-time password; ends all sessions of the account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            oneTimePassword: string;
                            oneTimeUntil: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a lock */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            displayName: string;
                            organisationId: string | null;
                            organisationName: string | null;
                            status: "active" | "disabled";
                            lockedUntil: string | null;
                            mustChangePassword: boolean;
                            lastSignedInAt: string | null;
                            version: number;
                            roles: {
                                role: string;
                                organisationId: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open sessions of an account (the own ones need no permission) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                createdAt: string;
                                lastSeenAt: string;
                                expiresAt: string;
                                address: string;
                                userAgent: string;
                                current: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** End all sessions of an account */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one session */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    sessionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All organisations, parents before children */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                parentId: string | null;
                                code: string;
                                name: string;
                                shortName: string;
                                nameEn: string;
                                kind: "government" | "department" | "district" | "institution" | "enterprise";
                                creditCode: string;
                                address: string;
                                phone: string;
                                officeHours: string;
                                duties: string;
                                sortOrder: number;
                                status: "active" | "closed";
                                version: number;
                                updatedAt: string;
                                depth: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add an organisation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        shortName?: string;
                        nameEn?: string;
                        kind?: "government" | "department" | "district" | "institution" | "enterprise";
                        creditCode?: string;
                        address?: string;
                        phone?: string;
                        officeHours?: string;
                        duties?: string;
                        sortOrder?: number;
                        parentId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organisation: {
                                id: string;
                                parentId: string | null;
                                code: string;
                                name: string;
                                shortName: string;
                                nameEn: string;
                                kind: "government" | "department" | "district" | "institution" | "enterprise";
                                creditCode: string;
                                address: string;
                                phone: string;
                                officeHours: string;
                                duties: string;
                                sortOrder: number;
                                status: "active" | "closed";
                                version: number;
                                updatedAt: string;
                                depth: number;
                            };
                            warnings: {
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            parentId: string | null;
                            code: string;
                            name: string;
                            shortName: string;
                            nameEn: string;
                            kind: "government" | "department" | "district" | "institution" | "enterprise";
                            creditCode: string;
                            address: string;
                            phone: string;
                            officeHours: string;
                            duties: string;
                            sortOrder: number;
                            status: "active" | "closed";
                            version: number;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, move, close or reopen an organisation */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code?: string;
                        name?: string;
                        shortName?: string;
                        nameEn?: string;
                        kind?: "government" | "department" | "district" | "institution" | "enterprise";
                        creditCode?: string;
                        address?: string;
                        phone?: string;
                        officeHours?: string;
                        duties?: string;
                        sortOrder?: number;
                        parentId?: string | null;
                        status?: "active" | "closed";
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organisation: {
                                id: string;
                                parentId: string | null;
                                code: string;
                                name: string;
                                shortName: string;
                                nameEn: string;
                                kind: "government" | "department" | "district" | "institution" | "enterprise";
                                creditCode: string;
                                address: string;
                                phone: string;
                                officeHours: string;
                                duties: string;
                                sortOrder: number;
                                status: "active" | "closed";
                                version: number;
                                updatedAt: string;
                                depth: number;
                            };
                            warnings: {
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open units with address, telephone and hours */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                parentId: string | null;
                                code: string;
                                name: string;
                                shortName: string;
                                nameEn: string;
                                kind: "government" | "department" | "district" | "institution" | "enterprise";
                                creditCode: string;
                                address: string;
                                phone: string;
                                officeHours: string;
                                duties: string;
                                sortOrder: number;
                                status: "active" | "closed";
                                depth: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            parentId: string | null;
                            code: string;
                            name: string;
                            shortName: string;
                            nameEn: string;
                            kind: "government" | "department" | "district" | "institution" | "enterprise";
                            creditCode: string;
                            address: string;
                            phone: string;
                            officeHours: string;
                            duties: string;
                            sortOrder: number;
                            status: "active" | "closed";
                            depth: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sites of the tenant, oldest first */
        get: operations["listSites"];
        put?: never;
        /** Add a site */
        post: operations["createSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, close or reopen a site */
        patch: operations["updateSite"];
        trace?: never;
    };
    "/api/v1/sites/{id}/emblem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the emblem (multipart: one PNG or JPEG file) */
        post: operations["setSiteEmblem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/media-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Register of sites and new-media accounts */
        get: operations["listMediaAccounts"];
        put?: never;
        /** Register an account */
        post: operations["openMediaAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/media-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, close or reopen an account */
        patch: operations["updateMediaAccount"];
        trace?: never;
    };
    "/api/v1/console/media-accounts/{id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record the reading of today */
        post: operations["readMediaAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/reading-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places where published information can be read */
        get: operations["listReadingPoints"];
        put?: never;
        /** Open a reading point */
        post: operations["openReadingPoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/reading-points/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, close or open again */
        patch: operations["updateReadingPoint"];
        trace?: never;
    };
    "/api/v1/console/documents/{id}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where else a document was shown */
        get: operations["listChannelHandovers"];
        put?: never;
        /** Record that it was shown elsewhere */
        post: operations["handOverToChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/channels/{handover}/taken-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that it was taken down there */
        post: operations["takeBackFromChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open columns of the site, parents before children */
        get: operations["listColumns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/columns/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents of a column, newest first */
        get: operations["listColumnDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All columns of a site with their freshness */
        get: operations["listSiteColumns"];
        put?: never;
        /** Add a column */
        post: operations["createColumn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/columns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, close or reopen a column */
        patch: operations["updateColumn"];
        trace?: never;
    };
    "/api/v1/console/columns/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a column with all under it */
        post: operations["moveColumn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the disclosure platform of a unit, or add what it lacks */
        post: operations["setUpPlatform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/placements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The columns that documents stand in */
        get: operations["listPlacements"];
        put?: never;
        /** Add and remove places of documents, all or nothing */
        post: operations["changePlacements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Composed pages of a site */
        get: operations["listPages"];
        put?: never;
        /** Make a page with a draft */
        post: operations["createPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page with its draft and live edition */
        get: operations["getPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save the draft */
        put: operations["savePageDraft"];
        /** Start a draft from the live edition */
        post: operations["startPageDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Throw the draft away */
        post: operations["discardPageDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the draft in for review */
        post: operations["submitPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the draft back from review */
        post: operations["recallPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What speaks against publishing the draft, or what is live */
        get: operations["getPageFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}/findings/overrule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let one finding pass, with a reason; not by an author */
        post: operations["overrulePageFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the draft live */
        post: operations["publishPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a page from the public */
        post: operations["withdrawPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/pages/{id}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Store a picture for a page (multipart: one PNG or JPEG file) */
        post: operations["addPagePicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gazette": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Issues of the gazette, newest first */
        get: operations["listGazetteIssues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gazette/{year}/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One issue with contents, checksum and signature */
        get: operations["getGazetteIssue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/gazette": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All issues, drafts too */
        get: operations["listIssues"];
        put?: never;
        /** Begin an issue */
        post: operations["createIssue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/gazette-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public documents that stand in no issue yet */
        get: operations["listGazetteCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/gazette/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One issue with its documents */
        get: operations["getIssue"];
        /** Compose a draft anew */
        put: operations["saveIssue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/gazette/{id}/preview.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the print edition would be */
        get: operations["previewIssue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/gazette/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Print, sign and publish an issue; its pages are fixed from then on */
        post: operations["publishIssue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/gazette/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an issue back with a reason */
        post: operations["withdrawIssue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standard-catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the standard catalog */
        get: operations["listCatalogEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standard-catalog.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The standard catalog as a workbook, a sheet for each field */
        get: operations["downloadCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/standard-catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries with what is filed under them */
        get: operations["listCatalogEntriesOfStaff"];
        put?: never;
        /** Add an entry */
        post: operations["createCatalogEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/standard-catalog/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change, close or reopen an entry */
        put: operations["changeCatalogEntry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/standard-catalog-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a catalog in Excel (multipart: one .xlsx file) */
        post: operations["importCatalog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/catalog-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a document is filed, and where it may belong */
        get: operations["getFiling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/catalog-filings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** File documents under entries or take them out */
        post: operations["changeFilings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/catalog-unfiled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public documents of my units that are filed nowhere */
        get: operations["listUnfiled"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/normative-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules and normative documents with their validity, newest first */
        get: operations["listNormativeDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/normative-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registered documents of the officer’s units */
        get: operations["listRegisteredDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/normative-todos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be published or evaluated, and when */
        get: operations["listNormativeTodos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/normative": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registration and relations of a document */
        get: operations["getNormative"];
        /** Register a document, or change its registration */
        put: operations["registerNormative"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/normative/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the next registration number */
        post: operations["issueRegistrationNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/normative/effects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declare what a document does to another */
        post: operations["declareEffect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/normative-effects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back what is declared and not in effect */
        delete: operations["retractEffect"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/normative/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Repeal, expire or continue a document */
        post: operations["decideValidity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/normative-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules of this place */
        get: operations["getNormativeSettings"];
        /** Set the rules of this place */
        put: operations["setNormativeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/normative-cleanups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clean-ups, the newest first */
        get: operations["listCleanups"];
        put?: never;
        /** Begin a clean-up with every document in force */
        post: operations["startCleanup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/normative-cleanups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A clean-up with its entries and what can be done */
        get: operations["getCleanup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/normative-cleanups/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set results of entries */
        put: operations["setCleanupResults"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/normative-cleanups/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit, return, drop, or confirm and publish */
        post: operations["stepCleanup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interpretations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published interpretations, newest first */
        get: operations["listInterpretations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/interpretations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest interpretations of my units */
        get: operations["listInterpretationsOfUnits"];
        put?: never;
        /** Start or link an interpretation of documents */
        post: operations["createInterpretation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/interpretation-duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public documents that need an interpretation */
        get: operations["listInterpretationDuties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/interpretation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a document needs one, and what it has */
        get: operations["getInterpretationOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/interpretation-exemption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** State why a document needs no interpretation */
        put: operations["stateExemption"];
        post?: never;
        /** Take that reason back */
        delete: operations["takeBackExemption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/interpretations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an interpretation and its links */
        put: operations["updateInterpretation"];
        post?: never;
        /** The text is no interpretation any more */
        delete: operations["unlinkInterpretation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/interpretation-leaders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often heads of units interpreted */
        get: operations["countLeaderInterpretations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/interpretation-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules of this place */
        get: operations["getInterpretationSettings"];
        /** Set the rules of this place */
        put: operations["setInterpretationSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/interpretation-experts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pool of experts */
        get: operations["listExperts"];
        put?: never;
        /** Add an expert */
        post: operations["addExpert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/interpretation-experts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an expert, or note that he left */
        put: operations["changeExpert"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters of a request, in the order they went out */
        get: operations["listLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-letters/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A letter as a file; the reading is recorded */
        get: operations["getLetterFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-letters/{id}/delivery-record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Record of delivery to be signed on the way; recorded */
        get: operations["getDeliveryRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-letters/{id}/enclosures/{redactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A redacted file that goes with a letter; recorded */
        get: operations["getLetterEnclosure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-letters/{id}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a letter reached its recipient */
        post: operations["recordLetterDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-letters/{id}/way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a letter another way, or by mail once more */
        post: operations["setLetterWay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-letters/{id}/returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a letter came back undelivered */
        post: operations["markLetterReturned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/letter-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Texts of letters as they hold now */
        get: operations["listLetterTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/letter-templates/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a new version of a text in force */
        put: operations["saveLetterTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/letter-templates/{code}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A text as it would print in an invented case */
        post: operations["previewLetterTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/organisations/{id}/letter-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a unit’s letters say of the unit */
        get: operations["getLetterSettings"];
        /** Set what a unit’s letters say of the unit */
        put: operations["setLetterSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reconsiderations and lawsuits of my units */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/organisations/{id}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter a reconsideration or lawsuit */
        post: operations["enterDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter how a reconsideration or lawsuit went on */
        put: operations["changeDispute"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/dossier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The whole record of a request as one ZIP for a dispute */
        post: operations["makeDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/redactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents of a request that are being redacted */
        get: operations["listRedactions"];
        put?: never;
        /** Take in a document to redact (multipart: one PDF or text) */
        post: operations["beginRedaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/redactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Marks, result, findings and next steps of a redaction */
        get: operations["getRedaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/redactions/{id}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put these marks in place of those that were */
        put: operations["setRedactionMarks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/redactions/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the new file of the present marks made and checked; ask for the redaction until it is */
        post: operations["makeRedaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/redactions/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand on, return, confirm or give up */
        post: operations["stepRedaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/redactions/{id}/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let one finding pass, with a reason */
        post: operations["passRedactionFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/redactions/{id}/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text of one page with its places */
        get: operations["getRedactionPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/redactions/{id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every place of the original where the words stand */
        post: operations["searchRedaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/redactions/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Personal data that the detectors see, as places to mark */
        get: operations["suggestRedactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/redactions/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The confirmed file; each taking is recorded */
        get: operations["takeRedactedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked for again and again, and answers */
        get: operations["listRequestOpenings"];
        put?: never;
        /** Draft what several asked for, for proactive disclosure */
        post: operations["openRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draft a summary of an answer for the public list */
        post: operations["summariseRequestAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/openness-complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints about my units, open ones by their limit */
        get: operations["listOpennessComplaints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/openness-complaints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A complaint with who complains; the reading is recorded */
        get: operations["openOpennessComplaint"];
        /** Enter how a complaint went on */
        put: operations["changeOpennessComplaint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/organisations/{id}/openness-complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter a complaint about a unit */
        post: operations["enterOpennessComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/letter-templates/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a text of letters said before, and who changed it */
        get: operations["listLetterTemplateVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may work on cases of a unit, with his load */
        get: operations["listRequestOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a case to other units or another officer */
        put: operations["dispatchRequest"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/officer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a request on the desk of an officer */
        put: operations["assignRequest"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open and closed cases by unit and by officer */
        get: operations["getRequestLoad"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list as it is filtered, as .xlsx; this is kept */
        get: operations["exportRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-destructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is due, what waits, and certificates */
        get: operations["listRequestDestructions"];
        put?: never;
        /** Put what is due before a second person */
        post: operations["proposeRequestDestruction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-destructions/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Destroy as the second person, or refuse */
        put: operations["decideRequestDestruction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-hidings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is hidden, what waits, what was decided */
        get: operations["listRequestHidings"];
        put?: never;
        /** Propose to hide a request or show it again */
        post: operations["proposeRequestHiding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-hidings/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide as the second person, or take back */
        put: operations["decideRequestHiding"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/request-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Since when I have a calendar address */
        get: operations["getRequestCalendar"];
        put?: never;
        /** A new calendar address; an earlier one ends */
        post: operations["renewRequestCalendar"];
        /** Take the calendar address back */
        delete: operations["revokeRequestCalendar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests of my units by light, the longest due first */
        get: operations["listRequests"];
        put?: never;
        /** Take in what came over the counter, by post, fax or e-mail */
        post: operations["takeRequestIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an item can be decided as, and what each has to say */
        get: operations["listRequestAnswers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request with everything but who asks */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a step of the table of states */
        post: operations["stepRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/steps/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The letter of a step as a draft; nothing is kept */
        post: operations["previewStepLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a letter that belongs to no step */
        post: operations["issueOwnLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write down what is asked, thing by thing */
        put: operations["setRequestItems"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide one item */
        put: operations["decideRequestItem"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a search, a note, a test or an explanation */
        post: operations["addRequestRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose an extension or a delay */
        post: operations["proposeForRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/opinions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a unit within for its opinion */
        post: operations["askUnitAboutRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/consultations/{consultationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note a receipt or an answer */
        put: operations["answerRequestConsultation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show who asks, for a reason that is kept */
        post: operations["revealApplicant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/requests/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that the applicant sent; each opening is kept */
        get: operations["openRequestFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/organisations/{id}/annual-reports/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tables 2–4 of a unit and year with their checks */
        get: operations["getAnnualReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/organisations/{id}/annual-reports/{year}/cell": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases that a cell counts */
        get: operations["explainAnnualReportCell"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/organisations/{id}/annual-reports/{year}/inputs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter what no case holds */
        put: operations["enterAnnualReport"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/organisations/{id}/annual-reports/{year}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle the report: its tables are frozen */
        post: operations["settleAnnualReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/organisations/{id}/annual-reports/{year}.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tables 2–4 as .xlsx in the form of the report */
        get: operations["downloadAnnualReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/obligations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Obligations with all their versions */
        get: operations["listObligations"];
        put?: never;
        /** Make an obligation */
        post: operations["createObligation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/obligations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One obligation */
        get: operations["getObligation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change it from a day on */
        patch: operations["changeObligation"];
        trace?: never;
    };
    "/api/v1/console/obligations/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it after a day, or delete it: its duties stay */
        post: operations["endObligation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evidence-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can prove an obligation */
        get: operations["listEvidenceTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/rule-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rule packs */
        get: operations["listRulePacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/rule-packs/{code}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an installation would do; writes nothing */
        post: operations["previewRulePack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/rule-packs/{code}/installations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the obligations of a pack, or bring them up to date */
        post: operations["installRulePack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/rule-packs/{code}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the obligations of a pack; history stays */
        post: operations["uninstallRulePack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Duties with their state on a day and why */
        get: operations["listDuties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/duties/one": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One duty with its evidence and decisions */
        get: operations["getDuty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/duties/tallies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Duties by state */
        get: operations["countDuties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/duties/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What nobody answers for */
        get: operations["listDutyGaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/duties/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals that wait */
        get: operations["listDutyDecisions"];
        put?: never;
        /** Propose that a duty need not be done */
        post: operations["proposeDutyDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/duties/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve, refuse or revoke */
        post: operations["decideDutyDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/unit-successions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units merged, split or renamed */
        get: operations["listUnitSuccessions"];
        put?: never;
        /** Record that a unit went over to others */
        post: operations["recordUnitSuccession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/unit-successions/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it back: duties are as they were */
        post: operations["reverseUnitSuccession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work plans, the newest year first */
        get: operations["listWorkPlans"];
        put?: never;
        /** A new plan, empty or from the tasks of a notice */
        post: operations["createWorkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan with its items */
        get: operations["getWorkPlan"];
        /** Change title, unit, year, note of a draft */
        put: operations["changeWorkPlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send, take back, return, agree, close */
        post: operations["stepWorkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an item to a draft */
        post: operations["addWorkPlanItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an item of a draft */
        put: operations["changeWorkPlanItem"];
        post?: never;
        /** Remove an item from a draft */
        delete: operations["removeWorkPlanItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plan-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Task cards of my units in plans in force */
        get: operations["listWorkPlanCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plan-cards/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how far a part is in a quarter */
        post: operations["reportWorkPlanProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plan-cards/{id}/asks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for help or another date */
        post: operations["askOnWorkPlanCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/asks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What units ask for in a plan */
        get: operations["listWorkPlanAsks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plan-asks/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant or refuse what a unit asked for */
        post: operations["decideWorkPlanAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was changed in a plan, and who agreed */
        get: operations["listWorkPlanAmendments"];
        put?: never;
        /** Propose a change of a plan in force */
        post: operations["proposeWorkPlanAmendment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plan-amendments/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to an amendment or refuse it */
        post: operations["decideWorkPlanAmendment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The yearly summary and its figures */
        get: operations["getWorkPlanSummary"];
        /** Write the yearly summary */
        put: operations["writeWorkPlanSummary"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plan-exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks, progress and summaries between tenants */
        get: operations["listWorkPlanExchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plan-exchange/{id}/taking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a task from above into a draft */
        post: operations["takeWorkPlanTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/summary/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the yearly summary; it is fixed from then on */
        post: operations["sendWorkPlanSummary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the progress of today public */
        post: operations["publishWorkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the public pages back */
        post: operations["withdrawWorkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan with its progress as .xlsx */
        get: operations["downloadWorkPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/work-plans/{id}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take items from Excel (multipart: one .xlsx file) */
        post: operations["importWorkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is watched and how it stands */
        get: operations["getSiteHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Watch a site */
        post: operations["watchSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/targets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what is watched, or stop watching */
        patch: operations["changeWatchedSite"];
        trace?: never;
    };
    "/api/v1/console/site-health/targets/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Visit, check or walk through a site now */
        post: operations["checkSiteNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/targets/{id}/checker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A word for a checker elsewhere, shown once */
        put: operations["setSiteChecker"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers and lists of the checks with their source */
        get: operations["listSiteHealthSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/settings/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a number or list for this place */
        put: operations["setSiteHealthSetting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be mended, by whom, since when */
        get: operations["listSiteFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Enter the next step, or set a finding aside */
        patch: operations["changeSiteFinding"];
        trace?: never;
    };
    "/api/v1/console/site-health/self-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Monthly self-checks, the newest first */
        get: operations["listSelfChecks"];
        put?: never;
        /** The self-check of a month, made now or before */
        post: operations["beginSelfCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/self-checks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The table of indicators with what each line found */
        get: operations["getSelfCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/self-checks/{id}/lines/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how a line stands and on what ground */
        put: operations["judgeSelfCheckLine"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/self-checks/{id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle the self-check: its table is frozen */
        post: operations["settleSelfCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/site-health/self-checks/{id}/files/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The table as .xlsx, .docx or .pdf */
        get: operations["downloadSelfCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/site-health/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Visits seen by a checker elsewhere; the word of the checker in Authorization: Bearer */
        post: operations["sendSiteSamples"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Evaluations, the newest first */
        get: operations["listEvaluations"];
        put?: never;
        /** Draw up an evaluation */
        post: operations["createEvaluation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An evaluation and its next steps */
        get: operations["getEvaluation"];
        /** Change a draft */
        put: operations["changeEvaluation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open, tell, publish and back */
        post: operations["stepEvaluation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ranking */
        get: operations["listEvaluationScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The duties behind the score of a unit */
        get: operations["listEvaluatedDuties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a score would stand if duties were met */
        post: operations["tryEvaluation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Marks that stand */
        get: operations["listEvaluationMarks"];
        put?: never;
        /** Sign a mark */
        post: operations["signEvaluationMark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Objections */
        get: operations["listEvaluationObjections"];
        put?: never;
        /** Object to an indicator */
        post: operations["fileEvaluationObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/objections/{objectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer an objection */
        post: operations["answerEvaluationObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a published score differs by from what is known now */
        get: operations["listEvaluationDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Corrections */
        get: operations["listEvaluationCorrections"];
        put?: never;
        /** Propose to correct a published score */
        post: operations["proposeEvaluationCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/corrections/{correctionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish or refuse a correction */
        post: operations["decideEvaluationCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Samples of the third party */
        get: operations["listEvaluationSamples"];
        put?: never;
        /** Draw duties by lot */
        post: operations["drawEvaluationSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/evaluations/{id}/samples/{sampleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the assessor found */
        post: operations["assessEvaluationSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/ledgers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledgers with their fields and counts */
        get: operations["listLedgers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/training-cycle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was trained within two years, by unit */
        get: operations["getTrainingCycle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/ledger-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of my units, a page of 50 */
        get: operations["listLedgerEntries"];
        put?: never;
        /** File an entry as a draft */
        post: operations["fileLedgerEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/ledger-entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An entry with what can be done with it */
        get: operations["getLedgerEntry"];
        /** Change a draft */
        put: operations["changeLedgerEntry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/ledger-entries/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send in, confirm, return, take back, drop */
        post: operations["stepLedgerEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/ledger-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same step with many entries */
        post: operations["stepLedgerEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/ledger-entries/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach a file to a draft (multipart: one file) */
        post: operations["addLedgerFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/ledger-entries/{id}/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an attachment out of a draft */
        delete: operations["removeLedgerFile"];
        options?: never;
        head?: never;
        /** Say whether an attachment goes out */
        patch: operations["changeLedgerFile"];
        trace?: never;
    };
    "/api/v1/console/ledger-template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty sheet of a ledger */
        get: operations["downloadLedgerTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/ledger-entries.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of a ledger as .xlsx */
        get: operations["downloadLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/ledger-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take rows as drafts (multipart: one .xlsx file) */
        post: operations["importLedger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/standard-text/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The standard text of a published document as a file (.pdf or .docx) */
        get: operations["getStandardText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Audit entries, newest first */
        get: {
            parameters: {
                query?: {
                    actorId?: string;
                    actorName?: string;
                    action?: string;
                    subjectType?: string;
                    subjectId?: string;
                    requestId?: string;
                    from?: string;
                    to?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                occurredAt: string;
                                actorKind: "account" | "system";
                                actorId: string;
                                actorName: string;
                                action: string;
                                subjectType: string;
                                subjectId: string;
                                before: unknown;
                                after: unknown;
                                requestId: string;
                                seq: number | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Length, last seal and last exported head of the chain */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            headSeq: number;
                            headHash: string;
                            sealedAt: string | null;
                            waiting: number;
                            oldestWaitingAt: string | null;
                            exportedSeq: number;
                            exportedAt: string | null;
                            publicKey: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recompute the chain and compare it with the exported heads */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ok: boolean;
                            sealed: number;
                            headSeq: number;
                            headHash: string;
                            waiting: number;
                            headsChecked: number;
                            findingsTotal: number;
                            findings: {
                                kind: string;
                                seq?: number;
                                toSeq?: number;
                                entryId?: string;
                                count?: number;
                                line?: number;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reviews that wait for me, or all open ones of the units I look after; longest waiting first */
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One review: steps, who waits since when */
        get: operations["getReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or return */
        post: operations["decideReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/earlier-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text as it was at the last look, to compare with; round 0 without one */
        get: operations["getEarlierText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chains of review, with the steps that nobody could decide */
        get: operations["listReviewChains"];
        put?: never;
        /** Set a chain for a unit or a kind */
        post: operations["createReviewChain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-chains/effective": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The chain that a text of a unit and kind takes now, and whose it is */
        get: operations["getEffectiveChain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-chains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a chain */
        put: operations["saveReviewChain"];
        post?: never;
        /** Take a chain out of use */
        delete: operations["retireReviewChain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules of this place for reviews */
        get: operations["getReviewSettings"];
        /** Set the rules of this place for reviews */
        put: operations["setReviewSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands in for me, and for whom I do */
        get: operations["listReviewDelegations"];
        put?: never;
        /** Let somebody decide for me while I am away */
        post: operations["delegateReviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-delegations/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom I may choose to stand in for me */
        get: operations["listReviewDelegates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/review-delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a delegation */
        delete: operations["endReviewDelegation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days off and weekend days worked in a year, with the notices they come from */
        get: operations["getCalendarYear"];
        /** Replace the working days of a year */
        put: operations["setCalendarYear"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published documents, newest first */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One published document */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/workbench": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I must do now and what I wait for */
        get: operations["getWorkbench"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents in my scope, last changed first */
        get: operations["listOwnDocuments"];
        put?: never;
        /** Start an empty draft */
        post: operations["createDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything about one document */
        get: operations["getOwnDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save fields and text */
        put: operations["saveDraft"];
        /** Start a draft from the last edition */
        post: operations["startDraft"];
        /** Discard a draft */
        delete: operations["discardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a corrected list of tasks in place */
        put: operations["correctTasks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send for review */
        post: operations["submitDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a draft back out of review */
        post: operations["recallDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish what was approved */
        post: operations["publishDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what is public, with a reason */
        post: operations["withdrawDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Original or image of a document in my scope */
        get: operations["openFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a picture into a draft (multipart: one png, jpeg, gif or webp file) */
        post: operations["addImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My last imports */
        get: operations["listImports"];
        put?: never;
        /** Send files to import (multipart: organisationId, then files) */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import has come and what became of each file */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{id}/items/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was read from one file */
        get: operations["getImportItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{id}/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of my own import, or a picture found in one, before it is saved */
        get: operations["openImportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/imports/{id}/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Save chosen files as drafts */
        post: operations["saveImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a document was published or withdrawn, by surface */
        get: operations["getReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What speaks against publishing the draft, or what is live */
        get: operations["getDocumentFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/findings/overrule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let one finding pass, with a reason; not by an author */
        post: operations["overruleDocumentFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public documents in which something was found that nobody let pass */
        get: operations["listHeldInPublic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set when what was approved becomes public, to the second
         * @description A time that has passed is answered with documents.schedule_past; with confirmPast it is published at once.
         */
        put: operations["scheduleDocument"];
        post?: never;
        /** Cancel the schedule; it stays approved */
        delete: operations["unscheduleDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/publish-urgently": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish in an emergency, with a reason; the review comes afterwards */
        post: operations["publishDocumentUrgently"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Audience, period, embargo and what a draft corrects */
        put: operations["setTerms"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/disclosure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided on making a document public, and by which clause */
        get: operations["getDisclosure"];
        /** Decide, convert, or keep what is withheld after its review */
        put: operations["decideDisclosure"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview links of a document */
        get: operations["listPreviews"];
        put?: never;
        /** A link to the open draft for somebody outside; told once */
        post: operations["createPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/documents/{id}/previews/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a preview link back */
        delete: operations["revokePreview"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/error-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Errors that readers reported on pages of my units */
        get: operations["listErrorReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/error-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what was done about a report */
        put: operations["answerErrorReport"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the demo city is loaded */
        get: operations["getDemo"];
        put?: never;
        /** Load the demo city */
        post: operations["loadDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listEditions: {
        parameters: {
            query: {
                limit: number;
                page: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            number: number;
                            isCurrent: boolean;
                            publishedOn: string | null;
                            publicSince: string | null;
                            publicUntil: string | null;
                            isShown: boolean;
                            changeNote: string;
                            /** @enum {unknown} */
                            correction: "" | "error" | "privacy" | "secrecy";
                            url: string | null;
                        }[];
                    };
                };
            };
        };
    };
    countSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: number;
                        asked: number;
                        waiting: number;
                        sentToday: number;
                        /** @description 进程中断时正在交付、已按同一 Message-ID 重发的邮件 / handed over again after an interruption */
                        inDoubt: number;
                    };
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /** @description 检索词 / words to find */
                q: string;
                limit: number;
                page: number;
                sort: "relevance" | "date";
                organisation?: string;
                topic?: string;
                year?: string;
                validity?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            url: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            organisation: {
                                id: string;
                                name: string;
                            };
                            topic: string;
                            madeOn: string | null;
                            publishedOn: string | null;
                            validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                            titleHighlight: {
                                text: string;
                                marked: boolean;
                            }[];
                            highlights: {
                                text: string;
                                marked: boolean;
                            }[][];
                        }[];
                        total: number;
                        totalIsExact: boolean;
                        facets: {
                            organisation: {
                                value: string;
                                label: string;
                                count: number;
                            }[];
                            topic: {
                                value: string;
                                label: string;
                                count: number;
                            }[];
                            year: {
                                value: string;
                                label: string;
                                count: number;
                            }[];
                            validity: {
                                value: string;
                                label: string;
                                count: number;
                            }[];
                        };
                    };
                };
            };
        };
    };
    listSites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            nameEn: string;
                            host: string | null;
                            aliases: string[];
                            palette: "blue" | "red" | "green" | "teal" | "indigo" | "slate";
                            description: string;
                            descriptionEn: string;
                            siteCode: string;
                            icpNumber: string;
                            policeNumber: string;
                            organiser: string;
                            operator: string;
                            contact: string;
                            address: string;
                            ipv6: boolean;
                            showsAll: boolean;
                            unitIds: string[];
                            emblem: string | null;
                            status: "open" | "closed";
                            version: number;
                            missing: string[];
                        }[];
                    };
                };
            };
        };
    };
    createSite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    nameEn?: string;
                    host?: string | null;
                    aliases?: string[];
                    palette?: "blue" | "red" | "green" | "teal" | "indigo" | "slate";
                    description?: string;
                    descriptionEn?: string;
                    siteCode?: string;
                    icpNumber?: string;
                    policeNumber?: string;
                    organiser?: string;
                    operator?: string;
                    contact?: string;
                    address?: string;
                    ipv6?: boolean;
                    showsAll?: boolean;
                    unitIds?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        nameEn: string;
                        host: string | null;
                        aliases: string[];
                        palette: "blue" | "red" | "green" | "teal" | "indigo" | "slate";
                        description: string;
                        descriptionEn: string;
                        siteCode: string;
                        icpNumber: string;
                        policeNumber: string;
                        organiser: string;
                        operator: string;
                        contact: string;
                        address: string;
                        ipv6: boolean;
                        showsAll: boolean;
                        unitIds: string[];
                        emblem: string | null;
                        status: "open" | "closed";
                        version: number;
                        missing: string[];
                    };
                };
            };
        };
    };
    updateSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    name?: string;
                    nameEn?: string;
                    host?: string | null;
                    aliases?: string[];
                    palette?: "blue" | "red" | "green" | "teal" | "indigo" | "slate";
                    description?: string;
                    descriptionEn?: string;
                    siteCode?: string;
                    icpNumber?: string;
                    policeNumber?: string;
                    organiser?: string;
                    operator?: string;
                    contact?: string;
                    address?: string;
                    ipv6?: boolean;
                    showsAll?: boolean;
                    unitIds?: string[];
                    emblem?: null;
                    status?: "open" | "closed";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        nameEn: string;
                        host: string | null;
                        aliases: string[];
                        palette: "blue" | "red" | "green" | "teal" | "indigo" | "slate";
                        description: string;
                        descriptionEn: string;
                        siteCode: string;
                        icpNumber: string;
                        policeNumber: string;
                        organiser: string;
                        operator: string;
                        contact: string;
                        address: string;
                        ipv6: boolean;
                        showsAll: boolean;
                        unitIds: string[];
                        emblem: string | null;
                        status: "open" | "closed";
                        version: number;
                        missing: string[];
                    };
                };
            };
        };
    };
    setSiteEmblem: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        nameEn: string;
                        host: string | null;
                        aliases: string[];
                        palette: "blue" | "red" | "green" | "teal" | "indigo" | "slate";
                        description: string;
                        descriptionEn: string;
                        siteCode: string;
                        icpNumber: string;
                        policeNumber: string;
                        organiser: string;
                        operator: string;
                        contact: string;
                        address: string;
                        ipv6: boolean;
                        showsAll: boolean;
                        unitIds: string[];
                        emblem: string | null;
                        status: "open" | "closed";
                        version: number;
                        missing: string[];
                    };
                };
            };
        };
    };
    listMediaAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            organisationId: string;
                            kind: "website" | "wechat" | "weibo" | "app" | "mini_program" | "video" | "other";
                            name: string;
                            account: string;
                            address: string;
                            siteCode: string;
                            /** Format: date */
                            openedOn: string;
                            organisationName: string;
                            closedOn: string | null;
                            closingReason: string;
                            version: number;
                            lastReadOn: string | null;
                            newestOn: string | null;
                            finding: string;
                            attention: ("not_read_today" | "nothing_new" | "finding")[];
                        }[];
                    };
                };
            };
        };
    };
    openMediaAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    kind: "website" | "wechat" | "weibo" | "app" | "mini_program" | "video" | "other";
                    name: string;
                    account: string;
                    address: string;
                    siteCode: string;
                    /** Format: date */
                    openedOn: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        kind: "website" | "wechat" | "weibo" | "app" | "mini_program" | "video" | "other";
                        name: string;
                        account: string;
                        address: string;
                        siteCode: string;
                        /** Format: date */
                        openedOn: string;
                        organisationName: string;
                        closedOn: string | null;
                        closingReason: string;
                        version: number;
                        lastReadOn: string | null;
                        newestOn: string | null;
                        finding: string;
                        attention: ("not_read_today" | "nothing_new" | "finding")[];
                    };
                };
            };
        };
    };
    updateMediaAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    organisationId?: string;
                    kind?: "website" | "wechat" | "weibo" | "app" | "mini_program" | "video" | "other";
                    name?: string;
                    account?: string;
                    address?: string;
                    siteCode?: string;
                    /** Format: date */
                    openedOn?: string;
                    closedOn?: string | null;
                    closingReason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        kind: "website" | "wechat" | "weibo" | "app" | "mini_program" | "video" | "other";
                        name: string;
                        account: string;
                        address: string;
                        siteCode: string;
                        /** Format: date */
                        openedOn: string;
                        organisationName: string;
                        closedOn: string | null;
                        closingReason: string;
                        version: number;
                        lastReadOn: string | null;
                        newestOn: string | null;
                        finding: string;
                        attention: ("not_read_today" | "nothing_new" | "finding")[];
                    };
                };
            };
        };
    };
    readMediaAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newestOn: string | null;
                    finding: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        kind: "website" | "wechat" | "weibo" | "app" | "mini_program" | "video" | "other";
                        name: string;
                        account: string;
                        address: string;
                        siteCode: string;
                        /** Format: date */
                        openedOn: string;
                        organisationName: string;
                        closedOn: string | null;
                        closingReason: string;
                        version: number;
                        lastReadOn: string | null;
                        newestOn: string | null;
                        finding: string;
                        attention: ("not_read_today" | "nothing_new" | "finding")[];
                    };
                };
            };
        };
    };
    listReadingPoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            organisationId: string;
                            name: string;
                            kind: "archive" | "library" | "service_hall" | "community" | "other";
                            address: string;
                            hours: string;
                            phone: string;
                            /** @description 馆藏 / what can be read there */
                            stock: string;
                            stockCheckedOn: string | null;
                            organisationName: string;
                            closedOn: string | null;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    openReadingPoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    name: string;
                    kind: "archive" | "library" | "service_hall" | "community" | "other";
                    address: string;
                    hours: string;
                    phone: string;
                    /** @description 馆藏 / what can be read there */
                    stock: string;
                    stockCheckedOn: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        name: string;
                        kind: "archive" | "library" | "service_hall" | "community" | "other";
                        address: string;
                        hours: string;
                        phone: string;
                        /** @description 馆藏 / what can be read there */
                        stock: string;
                        stockCheckedOn: string | null;
                        organisationName: string;
                        closedOn: string | null;
                        version: number;
                    };
                };
            };
        };
    };
    updateReadingPoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    organisationId?: string;
                    name?: string;
                    kind?: "archive" | "library" | "service_hall" | "community" | "other";
                    address?: string;
                    hours?: string;
                    phone?: string;
                    /** @description 馆藏 / what can be read there */
                    stock?: string;
                    stockCheckedOn?: string | null;
                    closedOn?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        name: string;
                        kind: "archive" | "library" | "service_hall" | "community" | "other";
                        address: string;
                        hours: string;
                        phone: string;
                        /** @description 馆藏 / what can be read there */
                        stock: string;
                        stockCheckedOn: string | null;
                        organisationName: string;
                        closedOn: string | null;
                        version: number;
                    };
                };
            };
        };
    };
    listChannelHandovers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            channel: "wechat" | "weibo" | "sms" | "board" | "print" | "other";
                            place: string;
                            link: string;
                            /** Format: date-time */
                            handedAt: string;
                            handedByName: string;
                            takenBackAt: string | null;
                        }[];
                        mayWrite: boolean;
                        isPublic: boolean;
                    };
                };
            };
        };
    };
    handOverToChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    channel: "wechat" | "weibo" | "sms" | "board" | "print" | "other";
                    /** @description 账号、地点或报刊 / account, place or paper */
                    place: string;
                    link: string;
                    /** Format: date-time */
                    handedAt?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            channel: "wechat" | "weibo" | "sms" | "board" | "print" | "other";
                            place: string;
                            link: string;
                            /** Format: date-time */
                            handedAt: string;
                            handedByName: string;
                            takenBackAt: string | null;
                        }[];
                        mayWrite: boolean;
                        isPublic: boolean;
                    };
                };
            };
        };
    };
    takeBackFromChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                handover: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            channel: "wechat" | "weibo" | "sms" | "board" | "print" | "other";
                            place: string;
                            link: string;
                            /** Format: date-time */
                            handedAt: string;
                            handedByName: string;
                            takenBackAt: string | null;
                        }[];
                        mayWrite: boolean;
                        isPublic: boolean;
                    };
                };
            };
        };
    };
    listColumns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            parentCode: string | null;
                            name: string;
                            nameEn: string;
                            kind: "list" | "page" | "link" | "group" | "topics";
                            description: string;
                            url: string;
                            depth: number;
                        }[];
                    };
                };
            };
        };
    };
    listColumnDocuments: {
        parameters: {
            query: {
                year?: string;
                before?: string;
                after?: string;
                limit: number;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            url: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            organisation: {
                                id: string;
                                name: string;
                            };
                            topic: string;
                            madeOn: string | null;
                            publishedOn: string | null;
                            validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                            indexNumber: string;
                            excerpt: string;
                            listedOn: string;
                        }[];
                        before: string | null;
                        after: string | null;
                    };
                };
            };
        };
    };
    listSiteColumns: {
        parameters: {
            query: {
                site: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            siteId: string;
                            parentId: string | null;
                            code: string;
                            name: string;
                            nameEn: string;
                            kind: "list" | "page" | "link" | "group" | "topics";
                            organisationId: string | null;
                            description: string;
                            keywords: string;
                            category: string;
                            link: string;
                            freshnessDays: number | null;
                            inNavigation: boolean;
                            role: "" | "platform" | "guide" | "rules" | "statutory" | "statutory_item" | "annual_reports" | "requests";
                            clause: string;
                            sortOrder: number;
                            status: "open" | "closed";
                            version: number;
                            depth: number;
                            freshness: {
                                state: "fresh" | "due" | "overdue" | "empty";
                                lastOn: string | null;
                                dueOn: string | null;
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    createColumn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    name: string;
                    nameEn?: string;
                    kind: "list" | "page" | "link" | "group" | "topics";
                    organisationId?: string | null;
                    description?: string;
                    keywords?: string;
                    category?: string;
                    link?: string;
                    freshnessDays?: number | null;
                    inNavigation?: boolean;
                    siteId: string;
                    parentId?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        parentId: string | null;
                        code: string;
                        name: string;
                        nameEn: string;
                        kind: "list" | "page" | "link" | "group" | "topics";
                        organisationId: string | null;
                        description: string;
                        keywords: string;
                        category: string;
                        link: string;
                        freshnessDays: number | null;
                        inNavigation: boolean;
                        role: "" | "platform" | "guide" | "rules" | "statutory" | "statutory_item" | "annual_reports" | "requests";
                        clause: string;
                        sortOrder: number;
                        status: "open" | "closed";
                        version: number;
                    };
                };
            };
        };
    };
    updateColumn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    code?: string;
                    name?: string;
                    nameEn?: string;
                    kind?: "list" | "page" | "link" | "group" | "topics";
                    organisationId?: string | null;
                    description?: string;
                    keywords?: string;
                    category?: string;
                    link?: string;
                    freshnessDays?: number | null;
                    inNavigation?: boolean;
                    status?: "open" | "closed";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        parentId: string | null;
                        code: string;
                        name: string;
                        nameEn: string;
                        kind: "list" | "page" | "link" | "group" | "topics";
                        organisationId: string | null;
                        description: string;
                        keywords: string;
                        category: string;
                        link: string;
                        freshnessDays: number | null;
                        inNavigation: boolean;
                        role: "" | "platform" | "guide" | "rules" | "statutory" | "statutory_item" | "annual_reports" | "requests";
                        clause: string;
                        sortOrder: number;
                        status: "open" | "closed";
                        version: number;
                    };
                };
            };
        };
    };
    moveColumn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    parentId: string | null;
                    beforeId: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        parentId: string | null;
                        code: string;
                        name: string;
                        nameEn: string;
                        kind: "list" | "page" | "link" | "group" | "topics";
                        organisationId: string | null;
                        description: string;
                        keywords: string;
                        category: string;
                        link: string;
                        freshnessDays: number | null;
                        inNavigation: boolean;
                        role: "" | "platform" | "guide" | "rules" | "statutory" | "statutory_item" | "annual_reports" | "requests";
                        clause: string;
                        sortOrder: number;
                        status: "open" | "closed";
                        version: number;
                    };
                };
            };
        };
    };
    setUpPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    siteId: string;
                    organisationId: string;
                    level: "department" | "county" | "township";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        made: number;
                        code: string;
                    };
                };
            };
        };
    };
    listPlacements: {
        parameters: {
            query: {
                document: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            columnId: string;
                            documentId: string;
                        }[];
                    };
                };
            };
        };
    };
    changePlacements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    documentIds: string[];
                    add: string[];
                    remove: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        removed: number;
                    };
                };
            };
        };
    };
    listPages: {
        parameters: {
            query: {
                site: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            siteId: string;
                            organisationId: string;
                            columnId: string | null;
                            kind: "home" | "topic" | "compilation" | "text" | "guide";
                            code: string;
                            title: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                            changedAt: string;
                            url: string;
                        }[];
                    };
                };
            };
        };
    };
    createPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    siteId: string;
                    organisationId: string;
                    columnId: string | null;
                    kind: "home" | "topic" | "compilation" | "text" | "guide";
                    code: string;
                    title: string;
                    titleEn: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        organisationId: string;
                        columnId: string | null;
                        kind: "home" | "topic" | "compilation" | "text" | "guide";
                        code: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                        changedAt: string;
                        url: string;
                        draft: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        live: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        faults: string[];
                        reviewId: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    getPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        organisationId: string;
                        columnId: string | null;
                        kind: "home" | "topic" | "compilation" | "text" | "guide";
                        code: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                        changedAt: string;
                        url: string;
                        draft: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        live: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        faults: string[];
                        reviewId: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    savePageDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    title: string;
                    titleEn: string;
                    summary: string;
                    cover: string | null;
                    coverAlt: string;
                    blocks: ({
                        /** @enum {string} */
                        kind: "find";
                    } | {
                        /** @enum {string} */
                        kind: "latest";
                        title: string;
                        titleEn: string;
                        limit: number;
                        aside?: boolean;
                    } | {
                        /** @enum {string} */
                        kind: "subjects";
                        title: string;
                        titleEn: string;
                        limit: number;
                        aside?: boolean;
                    } | {
                        /** @enum {string} */
                        kind: "units";
                        title: string;
                        titleEn: string;
                        limit: number;
                        aside?: boolean;
                    } | {
                        /** @enum {string} */
                        kind: "columns";
                        columnIds: string[];
                        limit: number;
                        aside?: boolean;
                    } | {
                        /** @enum {string} */
                        kind: "pictures";
                        title: string;
                        titleEn: string;
                        aside?: boolean;
                        items: {
                            picture: string;
                            alt: string;
                            label: string;
                            labelEn: string;
                            href: string;
                        }[];
                    } | {
                        /** @enum {string} */
                        kind: "notice";
                        text: string;
                        textEn: string;
                        href: string;
                    } | {
                        /** @enum {string} */
                        kind: "links";
                        title: string;
                        titleEn: string;
                        items: {
                            label: string;
                            labelEn: string;
                            href: string;
                        }[];
                        aside?: boolean;
                    } | {
                        /** @enum {string} */
                        kind: "services";
                        title: string;
                        titleEn: string;
                        aside?: boolean;
                        items: {
                            label: string;
                            labelEn: string;
                            href: string;
                            help: string;
                            helpEn?: string;
                        }[];
                    } | {
                        /** @enum {string} */
                        kind: "topics";
                        title: string;
                        titleEn: string;
                        limit: number;
                        aside?: boolean;
                    } | {
                        /** @enum {string} */
                        kind: "text";
                        title: string;
                        titleEn: string;
                        text: string;
                        aside?: boolean;
                    } | {
                        /** @enum {string} */
                        kind: "documents";
                        title: string;
                        titleEn: string;
                        documentIds: string[];
                        aside?: boolean;
                    } | {
                        /** @enum {string} */
                        kind: "guide";
                        classification: string;
                        arrangement: string;
                        access: string;
                        office: string;
                        address: string;
                        hours: string;
                        phone: string;
                        fax: string;
                        online: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        organisationId: string;
                        columnId: string | null;
                        kind: "home" | "topic" | "compilation" | "text" | "guide";
                        code: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                        changedAt: string;
                        url: string;
                        draft: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        live: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        faults: string[];
                        reviewId: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    startPageDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        organisationId: string;
                        columnId: string | null;
                        kind: "home" | "topic" | "compilation" | "text" | "guide";
                        code: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                        changedAt: string;
                        url: string;
                        draft: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        live: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        faults: string[];
                        reviewId: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    discardPageDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        organisationId: string;
                        columnId: string | null;
                        kind: "home" | "topic" | "compilation" | "text" | "guide";
                        code: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                        changedAt: string;
                        url: string;
                        draft: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        live: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        faults: string[];
                        reviewId: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    submitPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        organisationId: string;
                        columnId: string | null;
                        kind: "home" | "topic" | "compilation" | "text" | "guide";
                        code: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                        changedAt: string;
                        url: string;
                        draft: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        live: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        faults: string[];
                        reviewId: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    recallPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        organisationId: string;
                        columnId: string | null;
                        kind: "home" | "topic" | "compilation" | "text" | "guide";
                        code: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                        changedAt: string;
                        url: string;
                        draft: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        live: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        faults: string[];
                        reviewId: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    getPageFindings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        held: boolean;
                        mayOverrule: boolean;
                        findings: ({
                            /** @enum {unknown} */
                            kind: "secrecy_marking" | "withheld_marking" | "resident_id" | "phone" | "landline" | "bank_card" | "passport" | "email" | "home_address" | "licence_plate" | "personal_list" | "credential" | "sensitive_person" | "private_account" | "internal_address" | "local_path" | "dead_link" | "wrong_expression" | "metadata" | "hidden_sheet" | "hidden_row" | "hidden_column" | "hidden_text" | "white_text" | "tiny_text" | "off_page_text" | "covered_text" | "tracked_change" | "comment" | "speaker_notes" | "hidden_slide" | "embedded_file" | "appended_data" | "earlier_revision" | "cached_data" | "macro" | "image_gps" | "image_exif" | "image_preview" | "cropped_picture" | "html_comment" | "hidden_element" | "not_checkable" | "title_missing" | "text_missing";
                            where: string;
                            excerpt: string;
                            /** @enum {unknown} */
                            severity: "high" | "medium" | "low";
                            suggestion: string;
                        } & {
                            key: string;
                            file: string;
                            ruling: {
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        })[];
                    };
                };
            };
        };
    };
    overrulePageFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        held: boolean;
                        mayOverrule: boolean;
                        findings: ({
                            /** @enum {unknown} */
                            kind: "secrecy_marking" | "withheld_marking" | "resident_id" | "phone" | "landline" | "bank_card" | "passport" | "email" | "home_address" | "licence_plate" | "personal_list" | "credential" | "sensitive_person" | "private_account" | "internal_address" | "local_path" | "dead_link" | "wrong_expression" | "metadata" | "hidden_sheet" | "hidden_row" | "hidden_column" | "hidden_text" | "white_text" | "tiny_text" | "off_page_text" | "covered_text" | "tracked_change" | "comment" | "speaker_notes" | "hidden_slide" | "embedded_file" | "appended_data" | "earlier_revision" | "cached_data" | "macro" | "image_gps" | "image_exif" | "image_preview" | "cropped_picture" | "html_comment" | "hidden_element" | "not_checkable" | "title_missing" | "text_missing";
                            where: string;
                            excerpt: string;
                            /** @enum {unknown} */
                            severity: "high" | "medium" | "low";
                            suggestion: string;
                        } & {
                            key: string;
                            file: string;
                            ruling: {
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        })[];
                    };
                };
            };
        };
    };
    publishPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        organisationId: string;
                        columnId: string | null;
                        kind: "home" | "topic" | "compilation" | "text" | "guide";
                        code: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                        changedAt: string;
                        url: string;
                        draft: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        live: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        faults: string[];
                        reviewId: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    withdrawPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        siteId: string;
                        organisationId: string;
                        columnId: string | null;
                        kind: "home" | "topic" | "compilation" | "text" | "guide";
                        code: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "changed" | "withdrawn";
                        changedAt: string;
                        url: string;
                        draft: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        live: {
                            id: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live";
                            number: number;
                            version: number;
                            title: string;
                            titleEn: string;
                            summary: string;
                            cover: string | null;
                            coverAlt: string;
                            blocks: ({
                                /** @enum {string} */
                                kind: "find";
                            } | {
                                /** @enum {string} */
                                kind: "latest";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "subjects";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "units";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "columns";
                                columnIds: string[];
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "pictures";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    picture: string;
                                    alt: string;
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "notice";
                                text: string;
                                textEn: string;
                                href: string;
                            } | {
                                /** @enum {string} */
                                kind: "links";
                                title: string;
                                titleEn: string;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                }[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "services";
                                title: string;
                                titleEn: string;
                                aside?: boolean;
                                items: {
                                    label: string;
                                    labelEn: string;
                                    href: string;
                                    help: string;
                                    helpEn?: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "topics";
                                title: string;
                                titleEn: string;
                                limit: number;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "text";
                                title: string;
                                titleEn: string;
                                text: string;
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "documents";
                                title: string;
                                titleEn: string;
                                documentIds: string[];
                                aside?: boolean;
                            } | {
                                /** @enum {string} */
                                kind: "guide";
                                classification: string;
                                arrangement: string;
                                access: string;
                                office: string;
                                address: string;
                                hours: string;
                                phone: string;
                                fax: string;
                                online: string;
                            })[];
                            changedAt: string;
                        } | null;
                        faults: string[];
                        reviewId: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    addPagePicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sha256: string;
                        mediaType: string;
                        width: number;
                        height: number;
                    };
                };
            };
        };
    };
    listGazetteIssues: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            url: string;
                            name: string;
                            year: number;
                            number: number;
                            serial: number;
                            publishedOn: string;
                            itemCount: number;
                        }[];
                    };
                };
            };
        };
    };
    getGazetteIssue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        name: string;
                        year: number;
                        number: number;
                        serial: number;
                        publishedOn: string;
                        itemCount: number;
                        note: string;
                        items: {
                            position: number;
                            section: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            url: string | null;
                            startPage: number;
                            pages: number;
                            citation: string;
                        }[];
                        printUrl: string | null;
                        manifest: string;
                        sha256: string;
                        signature: string;
                        publicKey: string;
                    };
                };
            };
        };
    };
    listIssues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            organisationId: string;
                            year: number;
                            number: number;
                            serial: number;
                            note: string;
                            /** @enum {unknown} */
                            state: "draft" | "published" | "withdrawn";
                            publishedOn: string | null;
                            version: number;
                            itemCount: number;
                        }[];
                    };
                };
            };
        };
    };
    createIssue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    organisationId: string;
                    year: number;
                    number: number;
                    serial: number;
                    note: string;
                    items: {
                        documentId: string;
                        section: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        year: number;
                        number: number;
                        serial: number;
                        note: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "withdrawn";
                        publishedOn: string | null;
                        version: number;
                        itemCount: number;
                        items: {
                            documentId: string;
                            section: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            isPublic: boolean;
                            startPage: number | null;
                            pages: number | null;
                        }[];
                        sha256: string;
                        url: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    listGazetteCandidates: {
        parameters: {
            query?: {
                q?: string;
                organisation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            documentId: string;
                            title: string;
                            documentNumber: string;
                            organisationName: string;
                            publishedOn: string | null;
                        }[];
                    };
                };
            };
        };
    };
    getIssue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        year: number;
                        number: number;
                        serial: number;
                        note: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "withdrawn";
                        publishedOn: string | null;
                        version: number;
                        itemCount: number;
                        items: {
                            documentId: string;
                            section: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            isPublic: boolean;
                            startPage: number | null;
                            pages: number | null;
                        }[];
                        sha256: string;
                        url: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    saveIssue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    organisationId: string;
                    year: number;
                    number: number;
                    serial: number;
                    note: string;
                    items: {
                        documentId: string;
                        section: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        year: number;
                        number: number;
                        serial: number;
                        note: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "withdrawn";
                        publishedOn: string | null;
                        version: number;
                        itemCount: number;
                        items: {
                            documentId: string;
                            section: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            isPublic: boolean;
                            startPage: number | null;
                            pages: number | null;
                        }[];
                        sha256: string;
                        url: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    previewIssue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    publishIssue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        year: number;
                        number: number;
                        serial: number;
                        note: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "withdrawn";
                        publishedOn: string | null;
                        version: number;
                        itemCount: number;
                        items: {
                            documentId: string;
                            section: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            isPublic: boolean;
                            startPage: number | null;
                            pages: number | null;
                        }[];
                        sha256: string;
                        url: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    withdrawIssue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        year: number;
                        number: number;
                        serial: number;
                        note: string;
                        /** @enum {unknown} */
                        state: "draft" | "published" | "withdrawn";
                        publishedOn: string | null;
                        version: number;
                        itemCount: number;
                        items: {
                            documentId: string;
                            section: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            isPublic: boolean;
                            startPage: number | null;
                            pages: number | null;
                        }[];
                        sha256: string;
                        url: string | null;
                        mayWrite: boolean;
                        mayPublish: boolean;
                    };
                };
            };
        };
    };
    listCatalogEntries: {
        parameters: {
            query: {
                field?: string;
                organisation?: string;
                limit: number;
                page: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            url: string;
                            field: string;
                            number: number;
                            level1: string;
                            level2: string;
                            content: string;
                            basis: string;
                            timeLimit: string;
                            publisher: string;
                            organisationId: string | null;
                            channels: string[];
                            toSociety: boolean;
                            toGroup: string;
                            proactive: boolean;
                            onRequest: boolean;
                            atCounty: boolean;
                            atTownship: boolean;
                            evidence: string;
                            organisationName: string;
                            documents: number;
                            lastPublishedOn: string | null;
                        }[];
                    };
                };
            };
        };
    };
    downloadCatalog: {
        parameters: {
            query?: {
                field?: string;
                organisation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listCatalogEntriesOfStaff: {
        parameters: {
            query?: {
                field?: string;
                organisation?: string;
                q?: string;
                status?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            field: string;
                            number: number;
                            level1: string;
                            level2: string;
                            content: string;
                            basis: string;
                            timeLimit: string;
                            publisher: string;
                            organisationId: string | null;
                            channels: string[];
                            toSociety: boolean;
                            toGroup: string;
                            proactive: boolean;
                            onRequest: boolean;
                            atCounty: boolean;
                            atTownship: boolean;
                            evidence: string;
                            terms: ({
                                /** @enum {string} */
                                kind: "within";
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour" | "month" | "year";
                                words: string;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                every: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                before: string;
                                words: string;
                            })[];
                            isLimitUnread: boolean;
                            organisationName: string;
                            /** @enum {unknown} */
                            status: "open" | "closed";
                            version: number;
                            documents: number;
                            lastPublishedOn: string | null;
                        }[];
                        fields: string[];
                        channels: string[];
                    };
                };
            };
        };
    };
    createCatalogEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    field: string;
                    number: number;
                    level1: string;
                    level2: string;
                    content: string;
                    basis: string;
                    timeLimit: string;
                    publisher: string;
                    organisationId: string | null;
                    channels: string[];
                    toSociety: boolean;
                    toGroup: string;
                    proactive: boolean;
                    onRequest: boolean;
                    atCounty: boolean;
                    atTownship: boolean;
                    evidence: string;
                    /** @enum {unknown} */
                    status: "open" | "closed";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        field: string;
                        number: number;
                        level1: string;
                        level2: string;
                        content: string;
                        basis: string;
                        timeLimit: string;
                        publisher: string;
                        organisationId: string | null;
                        channels: string[];
                        toSociety: boolean;
                        toGroup: string;
                        proactive: boolean;
                        onRequest: boolean;
                        atCounty: boolean;
                        atTownship: boolean;
                        evidence: string;
                        terms: ({
                            /** @enum {string} */
                            kind: "within";
                            amount: number;
                            /** @enum {unknown} */
                            unit: "working_day" | "natural_day" | "hour" | "month" | "year";
                            words: string;
                        } | {
                            /** @enum {string} */
                            kind: "every";
                            /** @enum {unknown} */
                            every: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                            before: string;
                            words: string;
                        })[];
                        isLimitUnread: boolean;
                        organisationName: string;
                        /** @enum {unknown} */
                        status: "open" | "closed";
                        version: number;
                        documents: number;
                        lastPublishedOn: string | null;
                    };
                };
            };
        };
    };
    changeCatalogEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    field: string;
                    number: number;
                    level1: string;
                    level2: string;
                    content: string;
                    basis: string;
                    timeLimit: string;
                    publisher: string;
                    organisationId: string | null;
                    channels: string[];
                    toSociety: boolean;
                    toGroup: string;
                    proactive: boolean;
                    onRequest: boolean;
                    atCounty: boolean;
                    atTownship: boolean;
                    evidence: string;
                    /** @enum {unknown} */
                    status: "open" | "closed";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        field: string;
                        number: number;
                        level1: string;
                        level2: string;
                        content: string;
                        basis: string;
                        timeLimit: string;
                        publisher: string;
                        organisationId: string | null;
                        channels: string[];
                        toSociety: boolean;
                        toGroup: string;
                        proactive: boolean;
                        onRequest: boolean;
                        atCounty: boolean;
                        atTownship: boolean;
                        evidence: string;
                        terms: ({
                            /** @enum {string} */
                            kind: "within";
                            amount: number;
                            /** @enum {unknown} */
                            unit: "working_day" | "natural_day" | "hour" | "month" | "year";
                            words: string;
                        } | {
                            /** @enum {string} */
                            kind: "every";
                            /** @enum {unknown} */
                            every: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                            before: string;
                            words: string;
                        })[];
                        isLimitUnread: boolean;
                        organisationName: string;
                        /** @enum {unknown} */
                        status: "open" | "closed";
                        version: number;
                        documents: number;
                        lastPublishedOn: string | null;
                    };
                };
            };
        };
    };
    importCatalog: {
        parameters: {
            query: {
                dryRun: boolean;
                field?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        written: boolean;
                        added: number;
                        changed: number;
                        same: number;
                        absent: number;
                        fields: string[];
                        faults: {
                            where: string;
                            text: string;
                        }[];
                        warnings: {
                            where: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    getFiling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        filed: {
                            id: string;
                            field: string;
                            level1: string;
                            level2: string;
                            timeLimit: string;
                            organisationName: string;
                        }[];
                        suggested: {
                            id: string;
                            field: string;
                            level1: string;
                            level2: string;
                            timeLimit: string;
                            organisationName: string;
                        }[];
                        mayFile: boolean;
                    };
                };
            };
        };
    };
    changeFilings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    documentIds: string[];
                    add: string[];
                    remove: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listUnfiled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            documentId: string;
                            title: string;
                            organisationName: string;
                            publishedOn: string | null;
                            suggested: {
                                id: string;
                                field: string;
                                level1: string;
                                level2: string;
                                timeLimit: string;
                                organisationName: string;
                            }[];
                        }[];
                        total: number;
                        filed: number;
                    };
                };
            };
        };
    };
    listNormativeDocuments: {
        parameters: {
            query: {
                validity?: "in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force";
                kind?: "rule" | "normative";
                organisation?: string;
                limit: number;
                offset: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: {
                            id: string;
                            url: string;
                            title: string;
                            documentNumber: string;
                            organisationName: string;
                            registrationNumber: string;
                            /** @enum {unknown} */
                            kind: "rule" | "normative";
                            isTrial: boolean;
                            publishedOn: string | null;
                            /** @enum {unknown} */
                            validity: "in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force";
                            expiresOn: string | null;
                        }[];
                    };
                };
            };
        };
    };
    listRegisteredDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            documentId: string;
                            title: string;
                            organisationName: string;
                            publishedOn: string | null;
                            /** @enum {unknown} */
                            kind: "rule" | "normative";
                            registrationNumber: string;
                            signedOn: string | null;
                            effectiveOn: string | null;
                            expiresOn: string | null;
                            isTrial: boolean;
                            version: number;
                            validity: {
                                /** @enum {unknown} */
                                code: "in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force";
                                since: string | null;
                                by: {
                                    id: string;
                                    title: string;
                                } | null;
                                expiresOn: string | null;
                            };
                            /** @enum {unknown} */
                            expiry: "none" | "running" | "warn" | "over";
                            publication: {
                                /** @enum {unknown} */
                                state: "waiting" | "running" | "overdue" | "kept" | "late";
                                dueOn: string | null;
                                provisional: boolean;
                                words: string;
                                source: string;
                                days: {
                                    date: string;
                                    note: string;
                                }[];
                            };
                        }[];
                    };
                };
            };
        };
    };
    listNormativeTodos: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            kind: "publish" | "evaluate";
                            documentId: string;
                            title: string;
                            organisationName: string;
                            sinceOn: string;
                            dueOn: string | null;
                            isLate: boolean;
                            words: string;
                        }[];
                    };
                };
            };
        };
    };
    getNormative: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        title: string;
                        registered: {
                            documentId: string;
                            title: string;
                            organisationName: string;
                            publishedOn: string | null;
                            /** @enum {unknown} */
                            kind: "rule" | "normative";
                            registrationNumber: string;
                            signedOn: string | null;
                            effectiveOn: string | null;
                            expiresOn: string | null;
                            isTrial: boolean;
                            version: number;
                            validity: {
                                /** @enum {unknown} */
                                code: "in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force";
                                since: string | null;
                                by: {
                                    id: string;
                                    title: string;
                                } | null;
                                expiresOn: string | null;
                            };
                            /** @enum {unknown} */
                            expiry: "none" | "running" | "warn" | "over";
                            publication: {
                                /** @enum {unknown} */
                                state: "waiting" | "running" | "overdue" | "kept" | "late";
                                dueOn: string | null;
                                provisional: boolean;
                                words: string;
                                source: string;
                                days: {
                                    date: string;
                                    note: string;
                                }[];
                            };
                        } | null;
                        effects: {
                            id: string;
                            /** @enum {unknown} */
                            kind: "amends" | "partly" | "replaces" | "repeals" | "expires" | "continues";
                            sinceOn: string | null;
                            expiresOn: string | null;
                            basis: string;
                            /** @enum {unknown} */
                            state: "declared" | "in_effect";
                            target: {
                                id: string;
                                title: string;
                            };
                            by: {
                                id: string;
                                title: string;
                            } | null;
                            cleanup: {
                                id: string;
                                title: string;
                            } | null;
                        }[];
                        changes: {
                            id: string;
                            /** @enum {unknown} */
                            kind: "amends" | "partly" | "replaces" | "repeals" | "expires" | "continues";
                            sinceOn: string | null;
                            expiresOn: string | null;
                            basis: string;
                            /** @enum {unknown} */
                            state: "declared" | "in_effect";
                            target: {
                                id: string;
                                title: string;
                            };
                            by: {
                                id: string;
                                title: string;
                            } | null;
                            cleanup: {
                                id: string;
                                title: string;
                            } | null;
                        }[];
                        mayWrite: boolean;
                        mayDecide: boolean;
                    };
                };
            };
        };
    };
    registerNormative: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    kind: "rule" | "normative";
                    registrationNumber: string;
                    signedOn: string | null;
                    effectiveOn: string | null;
                    expiresOn: string | null;
                    isTrial: boolean;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documentId: string;
                        title: string;
                        organisationName: string;
                        publishedOn: string | null;
                        /** @enum {unknown} */
                        kind: "rule" | "normative";
                        registrationNumber: string;
                        signedOn: string | null;
                        effectiveOn: string | null;
                        expiresOn: string | null;
                        isTrial: boolean;
                        version: number;
                        validity: {
                            /** @enum {unknown} */
                            code: "in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force";
                            since: string | null;
                            by: {
                                id: string;
                                title: string;
                            } | null;
                            expiresOn: string | null;
                        };
                        /** @enum {unknown} */
                        expiry: "none" | "running" | "warn" | "over";
                        publication: {
                            /** @enum {unknown} */
                            state: "waiting" | "running" | "overdue" | "kept" | "late";
                            dueOn: string | null;
                            provisional: boolean;
                            words: string;
                            source: string;
                            days: {
                                date: string;
                                note: string;
                            }[];
                        };
                    };
                };
            };
        };
    };
    issueRegistrationNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documentId: string;
                        title: string;
                        organisationName: string;
                        publishedOn: string | null;
                        /** @enum {unknown} */
                        kind: "rule" | "normative";
                        registrationNumber: string;
                        signedOn: string | null;
                        effectiveOn: string | null;
                        expiresOn: string | null;
                        isTrial: boolean;
                        version: number;
                        validity: {
                            /** @enum {unknown} */
                            code: "in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force";
                            since: string | null;
                            by: {
                                id: string;
                                title: string;
                            } | null;
                            expiresOn: string | null;
                        };
                        /** @enum {unknown} */
                        expiry: "none" | "running" | "warn" | "over";
                        publication: {
                            /** @enum {unknown} */
                            state: "waiting" | "running" | "overdue" | "kept" | "late";
                            dueOn: string | null;
                            provisional: boolean;
                            words: string;
                            source: string;
                            days: {
                                date: string;
                                note: string;
                            }[];
                        };
                    };
                };
            };
        };
    };
    declareEffect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    targetId: string;
                    /** @enum {unknown} */
                    kind: "amends" | "partly" | "replaces" | "repeals";
                    sinceOn: string | null;
                    basis: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {unknown} */
                        kind: "amends" | "partly" | "replaces" | "repeals" | "expires" | "continues";
                        sinceOn: string | null;
                        expiresOn: string | null;
                        basis: string;
                        /** @enum {unknown} */
                        state: "declared" | "in_effect";
                        target: {
                            id: string;
                            title: string;
                        };
                        by: {
                            id: string;
                            title: string;
                        } | null;
                        cleanup: {
                            id: string;
                            title: string;
                        } | null;
                    };
                };
            };
        };
    };
    retractEffect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
        };
    };
    decideValidity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    kind: "repeals" | "expires" | "continues";
                    /** Format: date */
                    sinceOn: string;
                    expiresOn: string | null;
                    basis: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        title: string;
                        registered: {
                            documentId: string;
                            title: string;
                            organisationName: string;
                            publishedOn: string | null;
                            /** @enum {unknown} */
                            kind: "rule" | "normative";
                            registrationNumber: string;
                            signedOn: string | null;
                            effectiveOn: string | null;
                            expiresOn: string | null;
                            isTrial: boolean;
                            version: number;
                            validity: {
                                /** @enum {unknown} */
                                code: "in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force";
                                since: string | null;
                                by: {
                                    id: string;
                                    title: string;
                                } | null;
                                expiresOn: string | null;
                            };
                            /** @enum {unknown} */
                            expiry: "none" | "running" | "warn" | "over";
                            publication: {
                                /** @enum {unknown} */
                                state: "waiting" | "running" | "overdue" | "kept" | "late";
                                dueOn: string | null;
                                provisional: boolean;
                                words: string;
                                source: string;
                                days: {
                                    date: string;
                                    note: string;
                                }[];
                            };
                        } | null;
                        effects: {
                            id: string;
                            /** @enum {unknown} */
                            kind: "amends" | "partly" | "replaces" | "repeals" | "expires" | "continues";
                            sinceOn: string | null;
                            expiresOn: string | null;
                            basis: string;
                            /** @enum {unknown} */
                            state: "declared" | "in_effect";
                            target: {
                                id: string;
                                title: string;
                            };
                            by: {
                                id: string;
                                title: string;
                            } | null;
                            cleanup: {
                                id: string;
                                title: string;
                            } | null;
                        }[];
                        changes: {
                            id: string;
                            /** @enum {unknown} */
                            kind: "amends" | "partly" | "replaces" | "repeals" | "expires" | "continues";
                            sinceOn: string | null;
                            expiresOn: string | null;
                            basis: string;
                            /** @enum {unknown} */
                            state: "declared" | "in_effect";
                            target: {
                                id: string;
                                title: string;
                            };
                            by: {
                                id: string;
                                title: string;
                            } | null;
                            cleanup: {
                                id: string;
                                title: string;
                            } | null;
                        }[];
                        mayWrite: boolean;
                        mayDecide: boolean;
                    };
                };
            };
        };
    };
    getNormativeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        publishDays: number;
                        publishSource: string;
                        warnMonths: number;
                        warnSource: string;
                        numberPattern: string;
                        numberSource: string;
                        version: number;
                    };
                };
            };
        };
    };
    setNormativeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    publishDays: number;
                    publishSource: string;
                    warnMonths: number;
                    warnSource: string;
                    numberPattern: string;
                    numberSource: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        publishDays: number;
                        publishSource: string;
                        warnMonths: number;
                        warnSource: string;
                        numberPattern: string;
                        numberSource: string;
                        version: number;
                    };
                };
            };
        };
    };
    listCleanups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            year: number;
                            /** Format: date */
                            sinceOn: string;
                            organisationId: string;
                            /** @enum {unknown} */
                            state: "drafting" | "confirming" | "published" | "dropped";
                            version: number;
                            publishedOn: string | null;
                            counts: {
                                undecided: number;
                                continue: number;
                                amend: number;
                                repeal: number;
                                expire: number;
                            };
                        }[];
                    };
                };
            };
        };
    };
    startCleanup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    year: number;
                    /** Format: date */
                    sinceOn: string;
                    organisationId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        year: number;
                        /** Format: date */
                        sinceOn: string;
                        organisationId: string;
                        /** @enum {unknown} */
                        state: "drafting" | "confirming" | "published" | "dropped";
                        version: number;
                        publishedOn: string | null;
                        counts: {
                            undecided: number;
                            continue: number;
                            amend: number;
                            repeal: number;
                            expire: number;
                        };
                        items: {
                            documentId: string;
                            result: ("continue" | "amend" | "repeal" | "expire") | "";
                            note: string;
                            expiresOn: string | null;
                            title: string;
                            registrationNumber: string;
                            organisationName: string;
                        }[];
                        actions: {
                            name: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                    };
                };
            };
        };
    };
    getCleanup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        year: number;
                        /** Format: date */
                        sinceOn: string;
                        organisationId: string;
                        /** @enum {unknown} */
                        state: "drafting" | "confirming" | "published" | "dropped";
                        version: number;
                        publishedOn: string | null;
                        counts: {
                            undecided: number;
                            continue: number;
                            amend: number;
                            repeal: number;
                            expire: number;
                        };
                        items: {
                            documentId: string;
                            result: ("continue" | "amend" | "repeal" | "expire") | "";
                            note: string;
                            expiresOn: string | null;
                            title: string;
                            registrationNumber: string;
                            organisationName: string;
                        }[];
                        actions: {
                            name: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                    };
                };
            };
        };
    };
    setCleanupResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    items: {
                        documentId: string;
                        result: ("continue" | "amend" | "repeal" | "expire") | "";
                        note: string;
                        expiresOn: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        year: number;
                        /** Format: date */
                        sinceOn: string;
                        organisationId: string;
                        /** @enum {unknown} */
                        state: "drafting" | "confirming" | "published" | "dropped";
                        version: number;
                        publishedOn: string | null;
                        counts: {
                            undecided: number;
                            continue: number;
                            amend: number;
                            repeal: number;
                            expire: number;
                        };
                        items: {
                            documentId: string;
                            result: ("continue" | "amend" | "repeal" | "expire") | "";
                            note: string;
                            expiresOn: string | null;
                            title: string;
                            registrationNumber: string;
                            organisationName: string;
                        }[];
                        actions: {
                            name: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                    };
                };
            };
        };
    };
    stepCleanup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    name: "submit" | "return" | "drop" | "publish";
                    version: number;
                    /** @default  */
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        year: number;
                        /** Format: date */
                        sinceOn: string;
                        organisationId: string;
                        /** @enum {unknown} */
                        state: "drafting" | "confirming" | "published" | "dropped";
                        version: number;
                        publishedOn: string | null;
                        counts: {
                            undecided: number;
                            continue: number;
                            amend: number;
                            repeal: number;
                            expire: number;
                        };
                        items: {
                            documentId: string;
                            result: ("continue" | "amend" | "repeal" | "expire") | "";
                            note: string;
                            expiresOn: string | null;
                            title: string;
                            registrationNumber: string;
                            organisationName: string;
                        }[];
                        actions: {
                            name: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                    };
                };
            };
        };
    };
    listInterpretations: {
        parameters: {
            query: {
                form?: "text" | "picture" | "chart" | "audio" | "video" | "qa" | "interview" | "press_conference";
                year?: string;
                explains?: string;
                limit: number;
                page: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            url: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            organisation: {
                                id: string;
                                name: string;
                            };
                            topic: string;
                            madeOn: string | null;
                            publishedOn: string | null;
                            validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                            /** @enum {unknown} */
                            form: "text" | "picture" | "chart" | "audio" | "video" | "qa" | "interview" | "press_conference";
                            /** @enum {unknown} */
                            interpreter: "leader" | "official" | "drafting_unit" | "expert" | "media";
                            interpreterRole: string;
                            interpreterUnit: string;
                            phone: string;
                            audience: string;
                            mediaLink: string;
                            heldOn: string | null;
                            explains: {
                                id: string;
                                title: string;
                                url: string;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    listInterpretationsOfUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            documentId: string;
                            title: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                            publishedOn: string | null;
                            explains: {
                                id: string;
                                title: string;
                            }[];
                            /** @enum {unknown} */
                            form: "text" | "picture" | "chart" | "audio" | "video" | "qa" | "interview" | "press_conference";
                            /** @enum {unknown} */
                            interpreter: "leader" | "official" | "drafting_unit" | "expert" | "media";
                            interpreterRole: string;
                            interpreterUnitId: string;
                            expertId: string | null;
                            phone: string;
                            audience: string;
                            mediaLink: string;
                            heldOn: string | null;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    createInterpretation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    explains: string[];
                    documentId?: string;
                    title?: string;
                    /** @enum {unknown} */
                    form: "text" | "picture" | "chart" | "audio" | "video" | "qa" | "interview" | "press_conference";
                    /** @enum {unknown} */
                    interpreter: "leader" | "official" | "drafting_unit" | "expert" | "media";
                    interpreterRole: string;
                    interpreterUnitId: string;
                    expertId: string | null;
                    phone: string;
                    audience: string;
                    mediaLink: string;
                    heldOn: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documentId: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                        publishedOn: string | null;
                        explains: {
                            id: string;
                            title: string;
                        }[];
                        /** @enum {unknown} */
                        form: "text" | "picture" | "chart" | "audio" | "video" | "qa" | "interview" | "press_conference";
                        /** @enum {unknown} */
                        interpreter: "leader" | "official" | "drafting_unit" | "expert" | "media";
                        interpreterRole: string;
                        interpreterUnitId: string;
                        expertId: string | null;
                        phone: string;
                        audience: string;
                        mediaLink: string;
                        heldOn: string | null;
                        version: number;
                    };
                };
            };
        };
    };
    listInterpretationDuties: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            documentId: string;
                            title: string;
                            organisationName: string;
                            publishedOn: string;
                            genre: string;
                            duty: {
                                /** @enum {unknown} */
                                state: "not_needed" | "exempt" | "waiting" | "running" | "overdue" | "kept" | "late";
                                dueOn: string | null;
                                provisional: boolean;
                                words: string;
                                days?: {
                                    date: string;
                                    note: string;
                                }[];
                            };
                        }[];
                    };
                };
            };
        };
    };
    getInterpretationOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        genre: string;
                        needed: boolean;
                        isInterpretation: boolean;
                        exemption: {
                            reason: string;
                            /** Format: date-time */
                            statedAt: string;
                        } | null;
                        duty: {
                            /** @enum {unknown} */
                            state: "not_needed" | "exempt" | "waiting" | "running" | "overdue" | "kept" | "late";
                            dueOn: string | null;
                            provisional: boolean;
                            words: string;
                            days: {
                                date: string;
                                note: string;
                            }[];
                        };
                        items: {
                            documentId: string;
                            title: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                            publishedOn: string | null;
                            explains: {
                                id: string;
                                title: string;
                            }[];
                            /** @enum {unknown} */
                            form: "text" | "picture" | "chart" | "audio" | "video" | "qa" | "interview" | "press_conference";
                            /** @enum {unknown} */
                            interpreter: "leader" | "official" | "drafting_unit" | "expert" | "media";
                            interpreterRole: string;
                            interpreterUnitId: string;
                            expertId: string | null;
                            phone: string;
                            audience: string;
                            mediaLink: string;
                            heldOn: string | null;
                            version: number;
                        }[];
                        own: {
                            documentId: string;
                            title: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                            publishedOn: string | null;
                            explains: {
                                id: string;
                                title: string;
                            }[];
                            /** @enum {unknown} */
                            form: "text" | "picture" | "chart" | "audio" | "video" | "qa" | "interview" | "press_conference";
                            /** @enum {unknown} */
                            interpreter: "leader" | "official" | "drafting_unit" | "expert" | "media";
                            interpreterRole: string;
                            interpreterUnitId: string;
                            expertId: string | null;
                            phone: string;
                            audience: string;
                            mediaLink: string;
                            heldOn: string | null;
                            version: number;
                        } | null;
                        mayWrite: boolean;
                    };
                };
            };
        };
    };
    stateExemption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    takeBackExemption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    updateInterpretation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    explains: string[];
                    /** @enum {unknown} */
                    form: "text" | "picture" | "chart" | "audio" | "video" | "qa" | "interview" | "press_conference";
                    /** @enum {unknown} */
                    interpreter: "leader" | "official" | "drafting_unit" | "expert" | "media";
                    interpreterRole: string;
                    interpreterUnitId: string;
                    expertId: string | null;
                    phone: string;
                    audience: string;
                    mediaLink: string;
                    heldOn: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documentId: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                        publishedOn: string | null;
                        explains: {
                            id: string;
                            title: string;
                        }[];
                        /** @enum {unknown} */
                        form: "text" | "picture" | "chart" | "audio" | "video" | "qa" | "interview" | "press_conference";
                        /** @enum {unknown} */
                        interpreter: "leader" | "official" | "drafting_unit" | "expert" | "media";
                        interpreterRole: string;
                        interpreterUnitId: string;
                        expertId: string | null;
                        phone: string;
                        audience: string;
                        mediaLink: string;
                        heldOn: string | null;
                        version: number;
                    };
                };
            };
        };
    };
    unlinkInterpretation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    countLeaderInterpretations: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        wanted: number | null;
                        source: string;
                        items: {
                            organisationId: string;
                            organisationName: string;
                            count: number;
                            byForm: {
                                [key: string]: number;
                            };
                        }[];
                    };
                };
            };
        };
    };
    getInterpretationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        limitDays: number;
                        limitSource: string;
                        neededGenres: string[];
                        neededSource: string;
                        leaderYearly: number | null;
                        stockDays: number;
                        leaderSource: string;
                        version: number;
                    };
                };
            };
        };
    };
    setInterpretationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limitDays: number;
                    limitSource: string;
                    neededGenres: string[];
                    neededSource: string;
                    leaderYearly: number | null;
                    stockDays: number;
                    leaderSource: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        limitDays: number;
                        limitSource: string;
                        neededGenres: string[];
                        neededSource: string;
                        leaderYearly: number | null;
                        stockDays: number;
                        leaderSource: string;
                        version: number;
                    };
                };
            };
        };
    };
    listExperts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            field: string;
                            position: string;
                            unit: string;
                            /** @enum {unknown} */
                            status: "active" | "left";
                            version: number;
                            name: string | null;
                            contact: string | null;
                        }[];
                    };
                };
            };
        };
    };
    addExpert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    name: string;
                    contact: string;
                    field: string;
                    position: string;
                    unit: string;
                    /** @enum {unknown} */
                    status: "active" | "left";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    changeExpert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    name: string;
                    contact: string;
                    field: string;
                    position: string;
                    unit: string;
                    /** @enum {unknown} */
                    status: "active" | "left";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    listLetters: {
        parameters: {
            query: {
                request: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            requestId: string;
                            organisationId: string;
                            kind: string;
                            kindName: string;
                            number: string;
                            datedOn: string;
                            issuedAt: string;
                            recipient: string;
                            way: string;
                            state: string;
                            fault: string;
                            deliveredWay: string;
                            deliveredOn: string | null;
                            deliveryProof: string;
                            version: number;
                            enclosures: {
                                id: string;
                                name: string;
                                size: number;
                                pages: number;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    getLetterFile: {
        parameters: {
            query: {
                format: "pdf" | "docx";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getDeliveryRecord: {
        parameters: {
            query: {
                format: "pdf" | "docx";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLetterEnclosure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                redactionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    recordLetterDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    way: string;
                    /** Format: date */
                    on: string;
                    proof: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        requestId: string;
                        organisationId: string;
                        kind: string;
                        kindName: string;
                        number: string;
                        datedOn: string;
                        issuedAt: string;
                        recipient: string;
                        way: string;
                        state: string;
                        fault: string;
                        deliveredWay: string;
                        deliveredOn: string | null;
                        deliveryProof: string;
                        version: number;
                        enclosures: {
                            id: string;
                            name: string;
                            size: number;
                            pages: number;
                        }[];
                    };
                };
            };
        };
    };
    setLetterWay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    way: "email" | "post" | "pickup" | "fax" | "onsite" | "page";
                    address?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        requestId: string;
                        organisationId: string;
                        kind: string;
                        kindName: string;
                        number: string;
                        datedOn: string;
                        issuedAt: string;
                        recipient: string;
                        way: string;
                        state: string;
                        fault: string;
                        deliveredWay: string;
                        deliveredOn: string | null;
                        deliveryProof: string;
                        version: number;
                        enclosures: {
                            id: string;
                            name: string;
                            size: number;
                            pages: number;
                        }[];
                    };
                };
            };
        };
    };
    markLetterReturned: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        requestId: string;
                        organisationId: string;
                        kind: string;
                        kindName: string;
                        number: string;
                        datedOn: string;
                        issuedAt: string;
                        recipient: string;
                        way: string;
                        state: string;
                        fault: string;
                        deliveredWay: string;
                        deliveredOn: string | null;
                        deliveryProof: string;
                        version: number;
                        enclosures: {
                            id: string;
                            name: string;
                            size: number;
                            pages: number;
                        }[];
                    };
                };
            };
        };
    };
    listLetterTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            nameZh: string;
                            nameEn: string;
                            version: number;
                            title: string;
                            body: string;
                            note: string;
                            placeholders: {
                                name: string;
                                means: string;
                                required: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    saveLetterTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    body: string;
                    note: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        nameZh: string;
                        nameEn: string;
                        version: number;
                        title: string;
                        body: string;
                        note: string;
                        placeholders: {
                            name: string;
                            means: string;
                            required: boolean;
                        }[];
                    };
                };
            };
        };
    };
    previewLetterTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    body: string;
                    /** @enum {unknown} */
                    format: "pdf" | "docx";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLetterSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        own: {
                            numberPrefix: string;
                            reconsiderationBody: string;
                            court: string;
                            contactAddress: string;
                            contactPhone: string;
                            payment: string;
                            source: string;
                            version: number;
                        };
                        holding: {
                            numberPrefix: string;
                            reconsiderationBody: string;
                            court: string;
                            contactAddress: string;
                            contactPhone: string;
                            payment: string;
                            source: string;
                        };
                    };
                };
            };
        };
    };
    setLetterSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    numberPrefix: string;
                    reconsiderationBody: string;
                    court: string;
                    contactAddress: string;
                    contactPhone: string;
                    payment: string;
                    source: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        own: {
                            numberPrefix: string;
                            reconsiderationBody: string;
                            court: string;
                            contactAddress: string;
                            contactPhone: string;
                            payment: string;
                            source: string;
                            version: number;
                        };
                        holding: {
                            numberPrefix: string;
                            reconsiderationBody: string;
                            court: string;
                            contactAddress: string;
                            contactPhone: string;
                            payment: string;
                            source: string;
                        };
                    };
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            organisationId: string;
                            requestId: string | null;
                            track: "reconsideration" | "suit" | "suit_after";
                            number: string;
                            body: string;
                            procedure: "ordinary" | "simple";
                            /** Format: date */
                            filedOn: string;
                            servedOn: string | null;
                            answeredOn: string | null;
                            result: "" | "upheld" | "corrected" | "other";
                            endedOn: string | null;
                            answerDueOn: string | null;
                            answerProvisional: boolean;
                            version: number;
                            organisationName: string;
                            requestNumber: string;
                        }[];
                    };
                };
            };
        };
    };
    enterDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    requestId: string | null;
                    track: "reconsideration" | "suit" | "suit_after";
                    number: string;
                    body: string;
                    procedure: "ordinary" | "simple";
                    /** Format: date */
                    filedOn: string;
                    servedOn: string | null;
                    answeredOn: string | null;
                    result: "" | "upheld" | "corrected" | "other";
                    endedOn: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        requestId: string | null;
                        track: "reconsideration" | "suit" | "suit_after";
                        number: string;
                        body: string;
                        procedure: "ordinary" | "simple";
                        /** Format: date */
                        filedOn: string;
                        servedOn: string | null;
                        answeredOn: string | null;
                        result: "" | "upheld" | "corrected" | "other";
                        endedOn: string | null;
                        answerDueOn: string | null;
                        answerProvisional: boolean;
                        version: number;
                    };
                };
            };
        };
    };
    changeDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    requestId: string | null;
                    track: "reconsideration" | "suit" | "suit_after";
                    number: string;
                    body: string;
                    procedure: "ordinary" | "simple";
                    /** Format: date */
                    filedOn: string;
                    servedOn: string | null;
                    answeredOn: string | null;
                    result: "" | "upheld" | "corrected" | "other";
                    endedOn: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        requestId: string | null;
                        track: "reconsideration" | "suit" | "suit_after";
                        number: string;
                        body: string;
                        procedure: "ordinary" | "simple";
                        /** Format: date */
                        filedOn: string;
                        servedOn: string | null;
                        answeredOn: string | null;
                        result: "" | "upheld" | "corrected" | "other";
                        endedOn: string | null;
                        answerDueOn: string | null;
                        answerProvisional: boolean;
                        version: number;
                    };
                };
            };
        };
    };
    makeDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listRedactions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            state: string;
                            stateTitle: {
                                zh: string;
                                en: string;
                            };
                            version: number;
                            pages: number;
                            markCount: number;
                            changedByName: string;
                            /** Format: date-time */
                            changedAt: string;
                            confirmedByName: string;
                            grounds: string[];
                        }[];
                    };
                };
            };
        };
    };
    beginRedaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    getRedaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        state: string;
                        stateTitle: {
                            zh: string;
                            en: string;
                        };
                        version: number;
                        pages: number;
                        markCount: number;
                        changedByName: string;
                        /** Format: date-time */
                        changedAt: string;
                        confirmedByName: string;
                        requestId: string;
                        requestNumber: string;
                        marks: {
                            page: number;
                            rects: {
                                x: number;
                                y: number;
                                width: number;
                                height: number;
                            }[];
                            ground: string;
                            note: string;
                        }[];
                        grounds: {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        making: {
                            done: number;
                            total: number;
                            byName: string;
                        } | null;
                        fault: string;
                        result: {
                            digest: string;
                            size: number;
                            pages: number;
                            held: boolean;
                            findings: {
                                key: string;
                                kind: string;
                                where: string;
                                excerpt: string;
                                severity: string;
                                suggestion: string;
                                ruling: {
                                    reason: string;
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            remains: {
                                mark: number;
                                page: number;
                            }[];
                        } | null;
                        annex: {
                            page: number;
                            count: number;
                            ground: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        steps: {
                            name: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            allowed: boolean;
                            refusals: {
                                zh: string;
                                en: string;
                            }[];
                        }[];
                        history: {
                            title: {
                                zh: string;
                                en: string;
                            };
                            to: {
                                zh: string;
                                en: string;
                            };
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayMark: boolean;
                        mayConfirm: boolean;
                    };
                };
            };
        };
    };
    setRedactionMarks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    marks: {
                        page: number;
                        rects: {
                            x: number;
                            y: number;
                            width: number;
                            height: number;
                        }[];
                        ground: string;
                        note: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        state: string;
                        stateTitle: {
                            zh: string;
                            en: string;
                        };
                        version: number;
                        pages: number;
                        markCount: number;
                        changedByName: string;
                        /** Format: date-time */
                        changedAt: string;
                        confirmedByName: string;
                        requestId: string;
                        requestNumber: string;
                        marks: {
                            page: number;
                            rects: {
                                x: number;
                                y: number;
                                width: number;
                                height: number;
                            }[];
                            ground: string;
                            note: string;
                        }[];
                        grounds: {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        making: {
                            done: number;
                            total: number;
                            byName: string;
                        } | null;
                        fault: string;
                        result: {
                            digest: string;
                            size: number;
                            pages: number;
                            held: boolean;
                            findings: {
                                key: string;
                                kind: string;
                                where: string;
                                excerpt: string;
                                severity: string;
                                suggestion: string;
                                ruling: {
                                    reason: string;
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            remains: {
                                mark: number;
                                page: number;
                            }[];
                        } | null;
                        annex: {
                            page: number;
                            count: number;
                            ground: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        steps: {
                            name: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            allowed: boolean;
                            refusals: {
                                zh: string;
                                en: string;
                            }[];
                        }[];
                        history: {
                            title: {
                                zh: string;
                                en: string;
                            };
                            to: {
                                zh: string;
                                en: string;
                            };
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayMark: boolean;
                        mayConfirm: boolean;
                    };
                };
            };
        };
    };
    makeRedaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        state: string;
                        stateTitle: {
                            zh: string;
                            en: string;
                        };
                        version: number;
                        pages: number;
                        markCount: number;
                        changedByName: string;
                        /** Format: date-time */
                        changedAt: string;
                        confirmedByName: string;
                        requestId: string;
                        requestNumber: string;
                        marks: {
                            page: number;
                            rects: {
                                x: number;
                                y: number;
                                width: number;
                                height: number;
                            }[];
                            ground: string;
                            note: string;
                        }[];
                        grounds: {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        making: {
                            done: number;
                            total: number;
                            byName: string;
                        } | null;
                        fault: string;
                        result: {
                            digest: string;
                            size: number;
                            pages: number;
                            held: boolean;
                            findings: {
                                key: string;
                                kind: string;
                                where: string;
                                excerpt: string;
                                severity: string;
                                suggestion: string;
                                ruling: {
                                    reason: string;
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            remains: {
                                mark: number;
                                page: number;
                            }[];
                        } | null;
                        annex: {
                            page: number;
                            count: number;
                            ground: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        steps: {
                            name: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            allowed: boolean;
                            refusals: {
                                zh: string;
                                en: string;
                            }[];
                        }[];
                        history: {
                            title: {
                                zh: string;
                                en: string;
                            };
                            to: {
                                zh: string;
                                en: string;
                            };
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayMark: boolean;
                        mayConfirm: boolean;
                    };
                };
            };
        };
    };
    stepRedaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    step: "submit" | "return" | "confirm" | "drop";
                    words: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        state: string;
                        stateTitle: {
                            zh: string;
                            en: string;
                        };
                        version: number;
                        pages: number;
                        markCount: number;
                        changedByName: string;
                        /** Format: date-time */
                        changedAt: string;
                        confirmedByName: string;
                        requestId: string;
                        requestNumber: string;
                        marks: {
                            page: number;
                            rects: {
                                x: number;
                                y: number;
                                width: number;
                                height: number;
                            }[];
                            ground: string;
                            note: string;
                        }[];
                        grounds: {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        making: {
                            done: number;
                            total: number;
                            byName: string;
                        } | null;
                        fault: string;
                        result: {
                            digest: string;
                            size: number;
                            pages: number;
                            held: boolean;
                            findings: {
                                key: string;
                                kind: string;
                                where: string;
                                excerpt: string;
                                severity: string;
                                suggestion: string;
                                ruling: {
                                    reason: string;
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            remains: {
                                mark: number;
                                page: number;
                            }[];
                        } | null;
                        annex: {
                            page: number;
                            count: number;
                            ground: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        steps: {
                            name: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            allowed: boolean;
                            refusals: {
                                zh: string;
                                en: string;
                            }[];
                        }[];
                        history: {
                            title: {
                                zh: string;
                                en: string;
                            };
                            to: {
                                zh: string;
                                en: string;
                            };
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayMark: boolean;
                        mayConfirm: boolean;
                    };
                };
            };
        };
    };
    passRedactionFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    key: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        state: string;
                        stateTitle: {
                            zh: string;
                            en: string;
                        };
                        version: number;
                        pages: number;
                        markCount: number;
                        changedByName: string;
                        /** Format: date-time */
                        changedAt: string;
                        confirmedByName: string;
                        requestId: string;
                        requestNumber: string;
                        marks: {
                            page: number;
                            rects: {
                                x: number;
                                y: number;
                                width: number;
                                height: number;
                            }[];
                            ground: string;
                            note: string;
                        }[];
                        grounds: {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        making: {
                            done: number;
                            total: number;
                            byName: string;
                        } | null;
                        fault: string;
                        result: {
                            digest: string;
                            size: number;
                            pages: number;
                            held: boolean;
                            findings: {
                                key: string;
                                kind: string;
                                where: string;
                                excerpt: string;
                                severity: string;
                                suggestion: string;
                                ruling: {
                                    reason: string;
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            }[];
                            remains: {
                                mark: number;
                                page: number;
                            }[];
                        } | null;
                        annex: {
                            page: number;
                            count: number;
                            ground: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                        }[];
                        steps: {
                            name: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            allowed: boolean;
                            refusals: {
                                zh: string;
                                en: string;
                            }[];
                        }[];
                        history: {
                            title: {
                                zh: string;
                                en: string;
                            };
                            to: {
                                zh: string;
                                en: string;
                            };
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayMark: boolean;
                        mayConfirm: boolean;
                    };
                };
            };
        };
    };
    getRedactionPage: {
        parameters: {
            query: {
                of: "source" | "result";
            };
            header?: never;
            path: {
                id: string;
                page: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        width: number;
                        height: number;
                        lines: {
                            text: string;
                            boxes: number[][];
                        }[];
                        hidden: number;
                        unreadable: number;
                    };
                };
            };
        };
    };
    searchRedaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            page: number;
                            rects: {
                                x: number;
                                y: number;
                                width: number;
                                height: number;
                            }[];
                            text: string;
                            before: string;
                            after: string;
                            kind: string;
                        }[];
                    };
                };
            };
        };
    };
    suggestRedactions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            page: number;
                            rects: {
                                x: number;
                                y: number;
                                width: number;
                                height: number;
                            }[];
                            text: string;
                            before: string;
                            after: string;
                            kind: string;
                        }[];
                    };
                };
            };
        };
    };
    takeRedactedFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listRequestOpenings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            title: string;
                            organisationName: string;
                            applicants: number;
                            suggested: boolean;
                            documentId: string | null;
                            requests: {
                                id: string;
                                number: string;
                                repliedOn: string;
                            }[];
                        }[];
                        answered: {
                            id: string;
                            number: string;
                            title: string;
                            organisationName: string;
                            repliedOn: string;
                            outcome: string;
                            outcomeTitle: {
                                zh: string;
                                en: string;
                            };
                            answerId: string | null;
                        }[];
                    };
                };
            };
        };
    };
    openRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    requestIds: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documentId: string;
                        isNew: boolean;
                    };
                };
            };
        };
    };
    summariseRequestAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    requestId: string;
                    title: string;
                    asked: string;
                    answer: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        documentId: string;
                        isNew: boolean;
                    };
                };
            };
        };
    };
    listOpennessComplaints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            organisationId: string;
                            organisationName: string;
                            requestNumber: string;
                            requestId: string | null;
                            /** @enum {unknown} */
                            basis: "proactive" | "request" | "infringed";
                            /** @enum {unknown} */
                            kind: "complaint" | "report";
                            /** Format: date */
                            receivedOn: string;
                            /** @enum {unknown} */
                            channel: "web" | "counter" | "post" | "phone" | "handed_over" | "status_page";
                            dueOn: string | null;
                            /** @enum {unknown} */
                            finding: "" | "founded" | "partly" | "unfounded";
                            /** @enum {unknown} */
                            measure: "" | "rectify" | "criticise";
                            endedOn: string | null;
                            cause: ("overdue" | "not_received") | null;
                            replyDueOn: string | null;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    openOpennessComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        requestNumber: string;
                        requestId: string | null;
                        /** @enum {unknown} */
                        basis: "proactive" | "request" | "infringed";
                        /** @enum {unknown} */
                        kind: "complaint" | "report";
                        /** Format: date */
                        receivedOn: string;
                        /** @enum {unknown} */
                        channel: "web" | "counter" | "post" | "phone" | "handed_over" | "status_page";
                        dueOn: string | null;
                        /** @enum {unknown} */
                        finding: "" | "founded" | "partly" | "unfounded";
                        /** @enum {unknown} */
                        measure: "" | "rectify" | "criticise";
                        endedOn: string | null;
                        cause: ("overdue" | "not_received") | null;
                        replyDueOn: string | null;
                        version: number;
                        name: string;
                        contact: string;
                        words: string;
                        result: string;
                    };
                };
            };
        };
    };
    changeOpennessComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    requestId: string | null;
                    /** @enum {unknown} */
                    basis: "proactive" | "request" | "infringed";
                    /** @enum {unknown} */
                    kind: "complaint" | "report";
                    /** Format: date */
                    receivedOn: string;
                    /** @enum {unknown} */
                    channel: "web" | "counter" | "post" | "phone" | "handed_over" | "status_page";
                    dueOn: string | null;
                    /** @enum {unknown} */
                    finding: "" | "founded" | "partly" | "unfounded";
                    /** @enum {unknown} */
                    measure: "" | "rectify" | "criticise";
                    endedOn: string | null;
                    name: string;
                    contact: string;
                    words: string;
                    result: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    enterOpennessComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    requestId: string | null;
                    /** @enum {unknown} */
                    basis: "proactive" | "request" | "infringed";
                    /** @enum {unknown} */
                    kind: "complaint" | "report";
                    /** Format: date */
                    receivedOn: string;
                    /** @enum {unknown} */
                    channel: "web" | "counter" | "post" | "phone" | "handed_over" | "status_page";
                    dueOn: string | null;
                    /** @enum {unknown} */
                    finding: "" | "founded" | "partly" | "unfounded";
                    /** @enum {unknown} */
                    measure: "" | "rectify" | "criticise";
                    endedOn: string | null;
                    name: string;
                    contact: string;
                    words: string;
                    result: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    listLetterTemplateVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            version: number;
                            title: string;
                            body: string;
                            note: string;
                            at: string | null;
                            byName: string;
                        }[];
                    };
                };
            };
        };
    };
    listRequestOfficers: {
        parameters: {
            query: {
                unit: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            open: number;
                            overdue: number;
                        }[];
                    };
                };
            };
        };
    };
    dispatchRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    unitId: string;
                    coUnitIds: string[];
                    officerId: string | null;
                    words: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    assignRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    officerId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    getRequestLoad: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        thisYear: number;
                        nearDays: number;
                        units: {
                            id: string;
                            name: string;
                            open: number;
                            near: number;
                            overdue: number;
                            closed: number;
                            answered: number;
                            medianDays: number | null;
                        }[];
                        officers: {
                            id: string | null;
                            name: string;
                            open: number;
                            near: number;
                            overdue: number;
                            closed: number;
                            answered: number;
                            medianDays: number | null;
                        }[];
                    };
                };
            };
        };
    };
    exportRequests: {
        parameters: {
            query: {
                view: "open" | "closed" | "unconfirmed" | "overdue" | "near" | "paused" | "mine";
                unit?: string;
                officer?: string | "none";
                year?: number;
                find?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listRequestDestructions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        due: {
                            id: string;
                            number: string;
                            organisationName: string;
                            closedOn: string;
                            isHidden: boolean;
                        }[];
                        closedBefore: string;
                        items: {
                            id: string;
                            /** @enum {unknown} */
                            state: "proposed" | "done" | "refused";
                            closedBefore: string;
                            proposedByName: string;
                            /** Format: date-time */
                            proposedAt: string;
                            isMine: boolean;
                            decidedByName: string;
                            decidedAt: string | null;
                            people: number;
                            files: number;
                            texts: number;
                            version: number;
                            cases: {
                                id: string;
                                number: string;
                                organisationName: string;
                                closedOn: string;
                                isHidden: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    proposeRequestDestruction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        cases: number;
                    };
                };
            };
        };
    };
    decideRequestDestruction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    approve: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listRequestHidings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hidden: {
                            requestId: string;
                            number: string;
                            organisationName: string;
                            stateTitle: {
                                zh: string;
                                en: string;
                            };
                            dueOn: string | null;
                            isWaiting: boolean;
                        }[];
                        items: {
                            id: string;
                            requestId: string;
                            number: string;
                            organisationName: string;
                            stateTitle: {
                                zh: string;
                                en: string;
                            };
                            dueOn: string | null;
                            /** @enum {unknown} */
                            kind: "hide" | "show";
                            /** @enum {unknown} */
                            state: "proposed" | "done" | "refused";
                            reason: string;
                            proposedByName: string;
                            /** Format: date-time */
                            proposedAt: string;
                            isMine: boolean;
                            decidedByName: string;
                            decidedAt: string | null;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    proposeRequestHiding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    requestId: string;
                    /** @enum {unknown} */
                    kind: "hide" | "show";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    decideRequestHiding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    approve: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    getRequestCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        since: string | null;
                    };
                };
            };
        };
    };
    renewRequestCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        path: string;
                    };
                };
            };
        };
    };
    revokeRequestCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listRequests: {
        parameters: {
            query: {
                view: "open" | "closed" | "unconfirmed" | "overdue" | "near" | "paused" | "mine";
                unit?: string;
                officer?: string | "none";
                year?: number;
                find?: string;
                page: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            applicant: string;
                            applicantKind: string;
                            channel: string;
                            state: string;
                            stateTitle: {
                                zh: string;
                                en: string;
                            };
                            nextStep: {
                                zh: string;
                                en: string;
                            } | null;
                            organisationName: string;
                            leadUnitName: string;
                            officerName: string;
                            version: number;
                            arrivedOn: string;
                            dueOn: string | null;
                            dueProvisional: boolean;
                            applicantDueOn: string | null;
                            /** @enum {unknown} */
                            light: "none" | "normal" | "near" | "overdue" | "paused";
                            clock: string;
                        }[];
                        total: number;
                        counts: {
                            unconfirmed: number;
                            overdue: number;
                            near: number;
                            normal: number;
                            paused: number;
                        };
                    };
                };
            };
        };
    };
    takeRequestIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    applicant: {
                        /** @enum {unknown} */
                        kind: "natural" | "business" | "research" | "charity" | "legal_service" | "other";
                        name: string;
                        /** @enum {unknown} */
                        documentType: "resident_id" | "passport" | "hk_macau_permit" | "taiwan_permit" | "credit_code" | "other";
                        documentNumber: string;
                        representative: string;
                        contactName: string;
                        phone: string;
                        email: string;
                        address: string;
                        postcode: string;
                    };
                    agent?: {
                        name: string;
                        /** @enum {unknown} */
                        documentType: "resident_id" | "passport" | "hk_macau_permit" | "taiwan_permit" | "credit_code" | "other";
                        documentNumber: string;
                        phone: string;
                        email: string;
                        address: string;
                    } | null;
                    items: {
                        title: string;
                        number: string;
                        description: string;
                    }[];
                    delivery: {
                        /** @enum {unknown} */
                        form: "electronic" | "paper" | "inspect";
                        /** @enum {unknown} */
                        way: "email" | "page" | "post" | "pickup" | "fax" | "onsite";
                    };
                    wantsHelp: boolean;
                    submissionKey: string;
                    /** @enum {unknown} */
                    channel: "counter" | "post_signed" | "post_plain" | "fax" | "email";
                    isOral: boolean;
                    authorisationSeen?: boolean;
                    /** Format: date */
                    arrivedOn: string;
                    confirmedOn: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        code: string;
                        often: number | null;
                    };
                };
            };
        };
    };
    listRequestAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answers: {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            clause: string;
                            group: string;
                            row: string;
                            needs: string[];
                            may: string[];
                        }[];
                        particulars: {
                            [key: string]: {
                                zh: string;
                                en: string;
                            };
                        };
                    };
                };
            };
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        title: string;
                        applicant: string;
                        applicantKind: string;
                        channel: string;
                        state: string;
                        stateTitle: {
                            zh: string;
                            en: string;
                        };
                        nextStep: {
                            zh: string;
                            en: string;
                        } | null;
                        organisationName: string;
                        leadUnitName: string;
                        officerName: string;
                        version: number;
                        arrivedOn: string;
                        dueOn: string | null;
                        dueProvisional: boolean;
                        applicantDueOn: string | null;
                        /** @enum {unknown} */
                        light: "none" | "normal" | "near" | "overdue" | "paused";
                        clock: string;
                        officerId: string | null;
                        code: string;
                        organisationId: string;
                        isOral: boolean;
                        wantsHelp: boolean;
                        delivery: {
                            form: string;
                            way: string;
                        };
                        /** Format: date-time */
                        arrivedAt: string;
                        receivedOn: string | null;
                        repliedOn: string | null;
                        outcome: string;
                        units: {
                            id: string;
                            name: string;
                            role: string;
                        }[];
                        items: {
                            id: string;
                            position: number;
                            title: string;
                            number: string;
                            description: string;
                            answer: string;
                            grounds: string[];
                            particulars: {
                                [key: string]: string;
                            };
                            redactions: string[];
                            decidedByName: string;
                            missing: {
                                zh: string;
                                en: string;
                            } | null;
                        }[];
                        consultations: {
                            id: string;
                            kind: string;
                            name: string;
                            contact: string;
                            words: string;
                            askedOn: string;
                            receivedOn: string | null;
                            dueOn: string | null;
                            answeredOn: string | null;
                            answer: string;
                            answerWords: string;
                            askedByName: string;
                            answeredByName: string;
                            isLate: boolean;
                        }[];
                        records: {
                            id: string;
                            kind: string;
                            on: string;
                            words: string;
                            byName: string;
                            data: {
                                [key: string]: string | number | boolean;
                            };
                        }[];
                        files: {
                            id: string;
                            kind: string;
                            name: string;
                            size: number;
                            mediaType: string;
                            /** @enum {unknown} */
                            guard: "clean" | "infected" | "unchecked";
                            isScan: boolean;
                        }[];
                        related: {
                            id: string;
                            number: string;
                            relation: string;
                        }[];
                        same: {
                            id: string;
                            number: string;
                            title: string;
                            stateTitle: {
                                zh: string;
                                en: string;
                            };
                            state: string;
                            version: number;
                        }[];
                        steps: {
                            name: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            allowed: boolean;
                            refusals: {
                                zh: string;
                                en: string;
                            }[];
                        }[];
                        history: {
                            title: {
                                zh: string;
                                en: string;
                            };
                            to: {
                                zh: string;
                                en: string;
                            };
                            byName: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        days: {
                            date: string;
                            kind: string;
                            n: number | null;
                            note: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        mayReveal: boolean;
                        mayRegister: boolean;
                        mayWork: boolean;
                        mayHide: boolean;
                        mayDecideHiding: boolean;
                        frequency: {
                            day: number;
                            month: number;
                            year: number;
                            most: number;
                            isUnusual: boolean;
                            reasons: {
                                askedOn: string;
                                until: string;
                                isExplained: boolean;
                            } | null;
                        } | null;
                        agent: string;
                        hiding: {
                            id: string;
                            version: number;
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            isMine: boolean;
                        } | null;
                    };
                };
            };
        };
    };
    stepRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    step: string;
                    /** Format: date */
                    on?: string;
                    /** Format: date */
                    dueOn?: string;
                    document?: string;
                    words?: string;
                    agreed?: boolean;
                    unitId?: string;
                    coUnitIds?: string[];
                    officerId?: string;
                    targetId?: string;
                    consultation?: {
                        /** @enum {unknown} */
                        kind: "third_party" | "other_agency" | "co_producer" | "unit";
                        organisationId: string | null;
                        name: string;
                        contact: string;
                        words: string;
                        receivedOn: string | null;
                        dueOn: string | null;
                    };
                    fee?: {
                        /** @enum {string} */
                        by: "piece";
                        before: number;
                        pieces: number;
                    } | {
                        /** @enum {string} */
                        by: "page";
                        pages: number;
                    };
                    /** @enum {unknown} */
                    way?: "email" | "post" | "pickup" | "fax" | "onsite" | "page";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        state: string;
                    };
                };
            };
        };
    };
    previewStepLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    step: string;
                    /** Format: date */
                    on?: string;
                    /** Format: date */
                    dueOn?: string;
                    document?: string;
                    words?: string;
                    agreed?: boolean;
                    unitId?: string;
                    coUnitIds?: string[];
                    officerId?: string;
                    targetId?: string;
                    consultation?: {
                        /** @enum {unknown} */
                        kind: "third_party" | "other_agency" | "co_producer" | "unit";
                        organisationId: string | null;
                        name: string;
                        contact: string;
                        words: string;
                        receivedOn: string | null;
                        dueOn: string | null;
                    };
                    fee?: {
                        /** @enum {string} */
                        by: "piece";
                        before: number;
                        pieces: number;
                    } | {
                        /** @enum {string} */
                        by: "page";
                        pages: number;
                    };
                    /** @enum {unknown} */
                    way?: "email" | "post" | "pickup" | "fax" | "onsite" | "page";
                    /** @enum {unknown} */
                    format: "pdf" | "docx";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    issueOwnLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    kind: "explain" | "third_party_told";
                    /** Format: date */
                    dueOn?: string;
                    words?: string;
                    consultationId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    setRequestItems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    items: {
                        id: string | null;
                        title: string;
                        number: string;
                        description: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    decideRequestItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    answer: string;
                    grounds: string[];
                    particulars: {
                        [key: string]: string;
                    };
                    redactions?: string[];
                    notConsulted?: string;
                    isUnfinished?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    addRequestRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    kind: "search" | "note" | "interest" | "explanation";
                    words: string;
                    /** Format: date */
                    on?: string;
                    by?: string;
                    place?: string;
                    terms?: string;
                    found?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    proposeForRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    what: "extension" | "delay";
                    amount?: number;
                    /** Format: date */
                    until?: string;
                    words: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    askUnitAboutRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    kind: "third_party" | "other_agency" | "co_producer" | "unit";
                    organisationId: string | null;
                    name: string;
                    contact: string;
                    words: string;
                    receivedOn: string | null;
                    dueOn: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    answerRequestConsultation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                consultationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** Format: date */
                    receivedOn?: string;
                    /** @enum {unknown} */
                    answer?: "agrees" | "refuses" | "partly" | "opinion";
                    /** Format: date */
                    answeredOn?: string;
                    words?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    revealApplicant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    reason: "verify_identity" | "contact" | "deliver" | "remedy" | "other";
                    words: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: string;
                        name: string;
                        documentType: string;
                        documentNumber: string;
                        representative: string;
                        contactName: string;
                        phone: string;
                        email: string;
                        address: string;
                        postcode: string;
                        agent: {
                            kind: string;
                            name: string;
                            documentType: string;
                            documentNumber: string;
                            representative: string;
                            contactName: string;
                            phone: string;
                            email: string;
                            address: string;
                            postcode: string;
                        } | null;
                    };
                };
            };
        };
    };
    openRequestFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAnnualReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        inputs: {
                            licences: number | null;
                            penalties: number | null;
                            coercions: number | null;
                            fees: string;
                            problems: string;
                            feeNotices: number | null;
                            feeAsked: number | null;
                            feePaid: number | null;
                            feeText: string;
                        };
                        version: number;
                        tables: {
                            table2: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            table3: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            table4: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                        };
                        rows: {
                            code: string;
                            name: string;
                            group: string;
                        }[];
                        columns: {
                            code: string;
                            name: string;
                        }[];
                        tracks: {
                            code: string;
                            name: string;
                        }[];
                        results: {
                            code: string;
                            name: string;
                        }[];
                        checks: {
                            code: string;
                            level: "error" | "warning";
                            isMet: boolean;
                            faults: string[];
                        }[];
                        settledAt: string | null;
                        differences: string[];
                        maySettle: boolean;
                    };
                };
            };
        };
    };
    explainAnnualReportCell: {
        parameters: {
            query: {
                table: "table3" | "table4";
                row: string;
                column: string;
            };
            header?: never;
            path: {
                id: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        table: "table3" | "table4";
                        row: string;
                        column: string;
                        count: number;
                        hidden: number;
                        cases: {
                            id: string;
                            number: string;
                            receivedOn: string;
                        }[];
                    };
                };
            };
        };
    };
    enterAnnualReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    licences: number | null;
                    penalties: number | null;
                    coercions: number | null;
                    fees: string;
                    problems: string;
                    feeNotices: number | null;
                    feeAsked: number | null;
                    feePaid: number | null;
                    feeText: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        inputs: {
                            licences: number | null;
                            penalties: number | null;
                            coercions: number | null;
                            fees: string;
                            problems: string;
                            feeNotices: number | null;
                            feeAsked: number | null;
                            feePaid: number | null;
                            feeText: string;
                        };
                        version: number;
                        tables: {
                            table2: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            table3: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            table4: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                        };
                        rows: {
                            code: string;
                            name: string;
                            group: string;
                        }[];
                        columns: {
                            code: string;
                            name: string;
                        }[];
                        tracks: {
                            code: string;
                            name: string;
                        }[];
                        results: {
                            code: string;
                            name: string;
                        }[];
                        checks: {
                            code: string;
                            level: "error" | "warning";
                            isMet: boolean;
                            faults: string[];
                        }[];
                        settledAt: string | null;
                        differences: string[];
                        maySettle: boolean;
                    };
                };
            };
        };
    };
    settleAnnualReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        inputs: {
                            licences: number | null;
                            penalties: number | null;
                            coercions: number | null;
                            fees: string;
                            problems: string;
                            feeNotices: number | null;
                            feeAsked: number | null;
                            feePaid: number | null;
                            feeText: string;
                        };
                        version: number;
                        tables: {
                            table2: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            table3: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            table4: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                        };
                        rows: {
                            code: string;
                            name: string;
                            group: string;
                        }[];
                        columns: {
                            code: string;
                            name: string;
                        }[];
                        tracks: {
                            code: string;
                            name: string;
                        }[];
                        results: {
                            code: string;
                            name: string;
                        }[];
                        checks: {
                            code: string;
                            level: "error" | "warning";
                            isMet: boolean;
                            faults: string[];
                        }[];
                        settledAt: string | null;
                        differences: string[];
                        maySettle: boolean;
                    };
                };
            };
        };
    };
    downloadAnnualReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listObligations: {
        parameters: {
            query?: {
                documentId?: string;
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            code: string;
                            field: string;
                            pack: string;
                            packVersion: string;
                            planItemId: string | null;
                            documentId: string | null;
                            endedOn: string | null;
                            endReason: string;
                            isDeleted: boolean;
                            version: number;
                            versions: {
                                number: number;
                                validFrom: string;
                                source: {
                                    document: string;
                                    documentId?: string | null;
                                    clause: string;
                                    words: string;
                                };
                                action: string;
                                leadUnits: string[];
                                responsible: {
                                    /** @enum {string} */
                                    kind: "named";
                                    unitIds: string[];
                                } | {
                                    /** @enum {string} */
                                    kind: "all";
                                    of: ("government" | "department" | "district" | "institution" | "enterprise")[];
                                };
                                schedule: {
                                    /** @enum {string} */
                                    kind: "once";
                                    by: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "every";
                                    /** @enum {unknown} */
                                    period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                    times: number;
                                    due: {
                                        months?: number;
                                        day?: number | "last";
                                        plus?: {
                                            amount: number;
                                            /** @enum {unknown} */
                                            unit: "natural_day" | "working_day";
                                        };
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "on_event";
                                    trigger: {
                                        types: string[];
                                        facts?: {
                                            [key: string]: string | string[];
                                        };
                                        words?: string[][];
                                        kinds?: string[];
                                    };
                                    limit: {
                                        amount: number;
                                        /** @enum {unknown} */
                                        unit: "working_day" | "natural_day" | "hour";
                                    };
                                    /** @enum {unknown} */
                                    match: "about" | "subject" | "unit";
                                    /** @enum {unknown} */
                                    by?: "unit" | "anyone";
                                } | {
                                    /** @enum {string} */
                                    kind: "fresh";
                                    maxAge: {
                                        amount: number;
                                        /** @enum {unknown} */
                                        unit: "natural_day" | "month";
                                    };
                                };
                                evidence: {
                                    filter: {
                                        types: string[];
                                        facts?: {
                                            [key: string]: string | string[];
                                        };
                                        words?: string[][];
                                        kinds?: string[];
                                    } | null;
                                    byHand: boolean;
                                    count: number;
                                    /** @enum {unknown} */
                                    each?: "subject" | "happening";
                                };
                                threshold: string;
                                weight: number;
                                /** @enum {unknown} */
                                visibility: "public" | "internal";
                                validUntil: string | null;
                                nearDays?: number;
                                unrecognised?: string[];
                                checked?: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    createObligation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    field: string;
                    /** Format: date */
                    validFrom: string;
                    source: {
                        document: string;
                        documentId?: string | null;
                        clause: string;
                        words: string;
                    };
                    action: string;
                    leadUnits: string[];
                    responsible: {
                        /** @enum {string} */
                        kind: "named";
                        unitIds: string[];
                    } | {
                        /** @enum {string} */
                        kind: "all";
                        of: ("government" | "department" | "district" | "institution" | "enterprise")[];
                    };
                    schedule: {
                        /** @enum {string} */
                        kind: "once";
                        by: string | null;
                    } | {
                        /** @enum {string} */
                        kind: "every";
                        /** @enum {unknown} */
                        period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                        times: number;
                        due: {
                            months?: number;
                            day?: number | "last";
                            plus?: {
                                amount: number;
                                /** @enum {unknown} */
                                unit: "natural_day" | "working_day";
                            };
                        };
                    } | {
                        /** @enum {string} */
                        kind: "on_event";
                        trigger: {
                            types: string[];
                            facts?: {
                                [key: string]: string | string[];
                            };
                            words?: string[][];
                            kinds?: string[];
                        };
                        limit: {
                            amount: number;
                            /** @enum {unknown} */
                            unit: "working_day" | "natural_day" | "hour";
                        };
                        /** @enum {unknown} */
                        match: "about" | "subject" | "unit";
                        /** @enum {unknown} */
                        by?: "unit" | "anyone";
                    } | {
                        /** @enum {string} */
                        kind: "fresh";
                        maxAge: {
                            amount: number;
                            /** @enum {unknown} */
                            unit: "natural_day" | "month";
                        };
                    };
                    evidence: {
                        filter: {
                            types: string[];
                            facts?: {
                                [key: string]: string | string[];
                            };
                            words?: string[][];
                            kinds?: string[];
                        } | null;
                        byHand: boolean;
                        count: number;
                        /** @enum {unknown} */
                        each?: "subject" | "happening";
                    };
                    threshold: string;
                    weight: number;
                    /** @enum {unknown} */
                    visibility: "public" | "internal";
                    validUntil: string | null;
                    nearDays?: number;
                    unrecognised?: string[];
                    checked?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        code: string;
                        field: string;
                        pack: string;
                        packVersion: string;
                        planItemId: string | null;
                        documentId: string | null;
                        endedOn: string | null;
                        endReason: string;
                        isDeleted: boolean;
                        version: number;
                        versions: {
                            number: number;
                            validFrom: string;
                            source: {
                                document: string;
                                documentId?: string | null;
                                clause: string;
                                words: string;
                            };
                            action: string;
                            leadUnits: string[];
                            responsible: {
                                /** @enum {string} */
                                kind: "named";
                                unitIds: string[];
                            } | {
                                /** @enum {string} */
                                kind: "all";
                                of: ("government" | "department" | "district" | "institution" | "enterprise")[];
                            };
                            schedule: {
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                    plus?: {
                                        amount: number;
                                        /** @enum {unknown} */
                                        unit: "natural_day" | "working_day";
                                    };
                                };
                            } | {
                                /** @enum {string} */
                                kind: "on_event";
                                trigger: {
                                    types: string[];
                                    facts?: {
                                        [key: string]: string | string[];
                                    };
                                    words?: string[][];
                                    kinds?: string[];
                                };
                                limit: {
                                    amount: number;
                                    /** @enum {unknown} */
                                    unit: "working_day" | "natural_day" | "hour";
                                };
                                /** @enum {unknown} */
                                match: "about" | "subject" | "unit";
                                /** @enum {unknown} */
                                by?: "unit" | "anyone";
                            } | {
                                /** @enum {string} */
                                kind: "fresh";
                                maxAge: {
                                    amount: number;
                                    /** @enum {unknown} */
                                    unit: "natural_day" | "month";
                                };
                            };
                            evidence: {
                                filter: {
                                    types: string[];
                                    facts?: {
                                        [key: string]: string | string[];
                                    };
                                    words?: string[][];
                                    kinds?: string[];
                                } | null;
                                byHand: boolean;
                                count: number;
                                /** @enum {unknown} */
                                each?: "subject" | "happening";
                            };
                            threshold: string;
                            weight: number;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            validUntil: string | null;
                            nearDays?: number;
                            unrecognised?: string[];
                            checked?: boolean;
                        }[];
                    };
                };
            };
        };
    };
    getObligation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        code: string;
                        field: string;
                        pack: string;
                        packVersion: string;
                        planItemId: string | null;
                        documentId: string | null;
                        endedOn: string | null;
                        endReason: string;
                        isDeleted: boolean;
                        version: number;
                        versions: {
                            number: number;
                            validFrom: string;
                            source: {
                                document: string;
                                documentId?: string | null;
                                clause: string;
                                words: string;
                            };
                            action: string;
                            leadUnits: string[];
                            responsible: {
                                /** @enum {string} */
                                kind: "named";
                                unitIds: string[];
                            } | {
                                /** @enum {string} */
                                kind: "all";
                                of: ("government" | "department" | "district" | "institution" | "enterprise")[];
                            };
                            schedule: {
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                    plus?: {
                                        amount: number;
                                        /** @enum {unknown} */
                                        unit: "natural_day" | "working_day";
                                    };
                                };
                            } | {
                                /** @enum {string} */
                                kind: "on_event";
                                trigger: {
                                    types: string[];
                                    facts?: {
                                        [key: string]: string | string[];
                                    };
                                    words?: string[][];
                                    kinds?: string[];
                                };
                                limit: {
                                    amount: number;
                                    /** @enum {unknown} */
                                    unit: "working_day" | "natural_day" | "hour";
                                };
                                /** @enum {unknown} */
                                match: "about" | "subject" | "unit";
                                /** @enum {unknown} */
                                by?: "unit" | "anyone";
                            } | {
                                /** @enum {string} */
                                kind: "fresh";
                                maxAge: {
                                    amount: number;
                                    /** @enum {unknown} */
                                    unit: "natural_day" | "month";
                                };
                            };
                            evidence: {
                                filter: {
                                    types: string[];
                                    facts?: {
                                        [key: string]: string | string[];
                                    };
                                    words?: string[][];
                                    kinds?: string[];
                                } | null;
                                byHand: boolean;
                                count: number;
                                /** @enum {unknown} */
                                each?: "subject" | "happening";
                            };
                            threshold: string;
                            weight: number;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            validUntil: string | null;
                            nearDays?: number;
                            unrecognised?: string[];
                            checked?: boolean;
                        }[];
                    };
                };
            };
        };
    };
    changeObligation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** Format: date */
                    validFrom: string;
                    reason: string;
                    field?: string;
                    source?: {
                        document: string;
                        documentId?: string | null;
                        clause: string;
                        words: string;
                    };
                    action?: string;
                    leadUnits?: string[];
                    responsible?: {
                        /** @enum {string} */
                        kind: "named";
                        unitIds: string[];
                    } | {
                        /** @enum {string} */
                        kind: "all";
                        of: ("government" | "department" | "district" | "institution" | "enterprise")[];
                    };
                    schedule?: {
                        /** @enum {string} */
                        kind: "once";
                        by: string | null;
                    } | {
                        /** @enum {string} */
                        kind: "every";
                        /** @enum {unknown} */
                        period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                        times: number;
                        due: {
                            months?: number;
                            day?: number | "last";
                            plus?: {
                                amount: number;
                                /** @enum {unknown} */
                                unit: "natural_day" | "working_day";
                            };
                        };
                    } | {
                        /** @enum {string} */
                        kind: "on_event";
                        trigger: {
                            types: string[];
                            facts?: {
                                [key: string]: string | string[];
                            };
                            words?: string[][];
                            kinds?: string[];
                        };
                        limit: {
                            amount: number;
                            /** @enum {unknown} */
                            unit: "working_day" | "natural_day" | "hour";
                        };
                        /** @enum {unknown} */
                        match: "about" | "subject" | "unit";
                        /** @enum {unknown} */
                        by?: "unit" | "anyone";
                    } | {
                        /** @enum {string} */
                        kind: "fresh";
                        maxAge: {
                            amount: number;
                            /** @enum {unknown} */
                            unit: "natural_day" | "month";
                        };
                    };
                    evidence?: {
                        filter: {
                            types: string[];
                            facts?: {
                                [key: string]: string | string[];
                            };
                            words?: string[][];
                            kinds?: string[];
                        } | null;
                        byHand: boolean;
                        count: number;
                        /** @enum {unknown} */
                        each?: "subject" | "happening";
                    };
                    threshold?: string;
                    weight?: number;
                    /** @enum {unknown} */
                    visibility?: "public" | "internal";
                    validUntil?: string | null;
                    nearDays?: number;
                    unrecognised?: string[];
                    checked?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        code: string;
                        field: string;
                        pack: string;
                        packVersion: string;
                        planItemId: string | null;
                        documentId: string | null;
                        endedOn: string | null;
                        endReason: string;
                        isDeleted: boolean;
                        version: number;
                        versions: {
                            number: number;
                            validFrom: string;
                            source: {
                                document: string;
                                documentId?: string | null;
                                clause: string;
                                words: string;
                            };
                            action: string;
                            leadUnits: string[];
                            responsible: {
                                /** @enum {string} */
                                kind: "named";
                                unitIds: string[];
                            } | {
                                /** @enum {string} */
                                kind: "all";
                                of: ("government" | "department" | "district" | "institution" | "enterprise")[];
                            };
                            schedule: {
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                    plus?: {
                                        amount: number;
                                        /** @enum {unknown} */
                                        unit: "natural_day" | "working_day";
                                    };
                                };
                            } | {
                                /** @enum {string} */
                                kind: "on_event";
                                trigger: {
                                    types: string[];
                                    facts?: {
                                        [key: string]: string | string[];
                                    };
                                    words?: string[][];
                                    kinds?: string[];
                                };
                                limit: {
                                    amount: number;
                                    /** @enum {unknown} */
                                    unit: "working_day" | "natural_day" | "hour";
                                };
                                /** @enum {unknown} */
                                match: "about" | "subject" | "unit";
                                /** @enum {unknown} */
                                by?: "unit" | "anyone";
                            } | {
                                /** @enum {string} */
                                kind: "fresh";
                                maxAge: {
                                    amount: number;
                                    /** @enum {unknown} */
                                    unit: "natural_day" | "month";
                                };
                            };
                            evidence: {
                                filter: {
                                    types: string[];
                                    facts?: {
                                        [key: string]: string | string[];
                                    };
                                    words?: string[][];
                                    kinds?: string[];
                                } | null;
                                byHand: boolean;
                                count: number;
                                /** @enum {unknown} */
                                each?: "subject" | "happening";
                            };
                            threshold: string;
                            weight: number;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            validUntil: string | null;
                            nearDays?: number;
                            unrecognised?: string[];
                            checked?: boolean;
                        }[];
                    };
                };
            };
        };
    };
    endObligation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    reason: string;
                    on: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        code: string;
                        field: string;
                        pack: string;
                        packVersion: string;
                        planItemId: string | null;
                        documentId: string | null;
                        endedOn: string | null;
                        endReason: string;
                        isDeleted: boolean;
                        version: number;
                        versions: {
                            number: number;
                            validFrom: string;
                            source: {
                                document: string;
                                documentId?: string | null;
                                clause: string;
                                words: string;
                            };
                            action: string;
                            leadUnits: string[];
                            responsible: {
                                /** @enum {string} */
                                kind: "named";
                                unitIds: string[];
                            } | {
                                /** @enum {string} */
                                kind: "all";
                                of: ("government" | "department" | "district" | "institution" | "enterprise")[];
                            };
                            schedule: {
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                    plus?: {
                                        amount: number;
                                        /** @enum {unknown} */
                                        unit: "natural_day" | "working_day";
                                    };
                                };
                            } | {
                                /** @enum {string} */
                                kind: "on_event";
                                trigger: {
                                    types: string[];
                                    facts?: {
                                        [key: string]: string | string[];
                                    };
                                    words?: string[][];
                                    kinds?: string[];
                                };
                                limit: {
                                    amount: number;
                                    /** @enum {unknown} */
                                    unit: "working_day" | "natural_day" | "hour";
                                };
                                /** @enum {unknown} */
                                match: "about" | "subject" | "unit";
                                /** @enum {unknown} */
                                by?: "unit" | "anyone";
                            } | {
                                /** @enum {string} */
                                kind: "fresh";
                                maxAge: {
                                    amount: number;
                                    /** @enum {unknown} */
                                    unit: "natural_day" | "month";
                                };
                            };
                            evidence: {
                                filter: {
                                    types: string[];
                                    facts?: {
                                        [key: string]: string | string[];
                                    };
                                    words?: string[][];
                                    kinds?: string[];
                                } | null;
                                byHand: boolean;
                                count: number;
                                /** @enum {unknown} */
                                each?: "subject" | "happening";
                            };
                            threshold: string;
                            weight: number;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            validUntil: string | null;
                            nearDays?: number;
                            unrecognised?: string[];
                            checked?: boolean;
                        }[];
                    };
                };
            };
        };
    };
    listEvidenceTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    listRulePacks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            version: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                            kind: string;
                            year: number | null;
                            installed: string | null;
                            installedCount: number;
                            count: number;
                            uninstalledOn: string | null;
                            chosen: {
                                choices: {
                                    [key: string]: string;
                                };
                                year: number | null;
                                validFrom: string | null;
                            };
                            choices: {
                                rule: string;
                                action: string;
                                english: string;
                                options: {
                                    code: string;
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    source: string;
                                    schedule?: {
                                        /** @enum {string} */
                                        kind: "once";
                                        by: string | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "every";
                                        /** @enum {unknown} */
                                        period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                        times: number;
                                        due: {
                                            months?: number;
                                            day?: number | "last";
                                            plus?: {
                                                amount: number;
                                                /** @enum {unknown} */
                                                unit: "natural_day" | "working_day";
                                            };
                                        };
                                    } | {
                                        /** @enum {string} */
                                        kind: "on_event";
                                        trigger: {
                                            types: string[];
                                            facts?: {
                                                [key: string]: string | string[];
                                            };
                                            words?: string[][];
                                            kinds?: string[];
                                        };
                                        limit: {
                                            amount: number;
                                            /** @enum {unknown} */
                                            unit: "working_day" | "natural_day" | "hour";
                                        };
                                        /** @enum {unknown} */
                                        match: "about" | "subject" | "unit";
                                        /** @enum {unknown} */
                                        by?: "unit" | "anyone";
                                    } | {
                                        /** @enum {string} */
                                        kind: "fresh";
                                        maxAge: {
                                            amount: number;
                                            /** @enum {unknown} */
                                            unit: "natural_day" | "month";
                                        };
                                    };
                                    threshold?: string;
                                }[];
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    previewRulePack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    choices?: {
                        [key: string]: string;
                    };
                    units?: {
                        [key: string]: string;
                    };
                    year?: number;
                    /** Format: date */
                    validFrom?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        validFrom: string;
                        steps: {
                            code: string;
                            /** @enum {unknown} */
                            kind: "new" | "changed" | "same" | "kept" | "ended" | "again" | "taken";
                            english: string;
                            missing: string[];
                            before: {
                                action: string;
                                schedule: {
                                    zh: string;
                                    en: string;
                                };
                                threshold: string;
                            } | null;
                            after: {
                                action: string;
                                schedule: {
                                    zh: string;
                                    en: string;
                                };
                                threshold: string;
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    installRulePack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    choices?: {
                        [key: string]: string;
                    };
                    units?: {
                        [key: string]: string;
                    };
                    year?: number;
                    /** Format: date */
                    validFrom?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created: number;
                        changed: number;
                        unchanged: number;
                        kept: number;
                        ended: number;
                        withoutUnits: string[];
                    };
                };
            };
        };
    };
    uninstallRulePack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
        };
    };
    listDuties: {
        parameters: {
            query?: {
                unit?: string;
                obligation?: string;
                field?: string;
                state?: string;
                from?: string;
                until?: string;
                on?: string;
                page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            obligationId: string;
                            organisationId: string;
                            period: string;
                            responsibleId: string;
                            rule: number;
                            opensOn: string;
                            nearOn: string;
                            dueOn: string;
                            dueAt: string | null;
                            needed: number;
                            counted: number;
                            settledOn: string | null;
                            isLate: boolean;
                            closedOn: string | null;
                            provisional: boolean;
                            /** @enum {unknown} */
                            state: "not_yet" | "open" | "near" | "overdue" | "met" | "met_late" | "waived" | "not_applicable" | "closed";
                            /** @enum {unknown} */
                            light: "none" | "green" | "yellow" | "red" | "grey";
                            code: string;
                            field: string;
                            action: string;
                            source: {
                                document: string;
                                documentId?: string | null;
                                clause: string;
                                words: string;
                            };
                            organisationName: string;
                            responsibleName: string;
                            hasOwner: boolean;
                            lastEvidence: {
                                on: string;
                                title: string;
                            } | null;
                            explanation: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        total: number;
                        on: string;
                    };
                };
            };
        };
    };
    getDuty: {
        parameters: {
            query: {
                organisationId: string;
                obligationId: string;
                period: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        obligationId: string;
                        organisationId: string;
                        period: string;
                        responsibleId: string;
                        rule: number;
                        opensOn: string;
                        nearOn: string;
                        dueOn: string;
                        dueAt: string | null;
                        needed: number;
                        counted: number;
                        settledOn: string | null;
                        isLate: boolean;
                        closedOn: string | null;
                        provisional: boolean;
                        /** @enum {unknown} */
                        state: "not_yet" | "open" | "near" | "overdue" | "met" | "met_late" | "waived" | "not_applicable" | "closed";
                        /** @enum {unknown} */
                        light: "none" | "green" | "yellow" | "red" | "grey";
                        code: string;
                        field: string;
                        action: string;
                        source: {
                            document: string;
                            documentId?: string | null;
                            clause: string;
                            words: string;
                        };
                        organisationName: string;
                        responsibleName: string;
                        hasOwner: boolean;
                        lastEvidence: {
                            on: string;
                            title: string;
                        } | null;
                        explanation: {
                            zh: string;
                            en: string;
                        };
                        happenings: {
                            key: string;
                            type: string;
                            occurredOn: string;
                            title: string;
                            subjectType: string;
                            subjectId: string;
                        }[];
                        decisions: {
                            id: string;
                            obligationId: string;
                            organisationId: string;
                            period: string;
                            /** @enum {unknown} */
                            kind: "waived" | "not_applicable";
                            reason: string;
                            proposedByName: string;
                            proposedAt: string;
                            /** @enum {unknown} */
                            state: "proposed" | "approved" | "refused" | "revoked";
                            decidedByName: string;
                            decidedAt: string | null;
                            decisionReason: string;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    countDuties: {
        parameters: {
            query: {
                by: "unit" | "obligation" | "field" | "month";
                from?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            tally: {
                                not_yet?: number;
                                open?: number;
                                near?: number;
                                overdue?: number;
                                met?: number;
                                met_late?: number;
                                waived?: number;
                                not_applicable?: number;
                                closed?: number;
                            };
                            total: number;
                        }[];
                    };
                };
            };
        };
    };
    listDutyGaps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        withoutUnits: {
                            id: string;
                            code: string;
                            action: string;
                        }[];
                        unchecked: {
                            id: string;
                            code: string;
                            action: string;
                        }[];
                        closedUnits: {
                            id: string;
                            name: string;
                            open: number;
                        }[];
                    };
                };
            };
        };
    };
    listDutyDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            obligationId: string;
                            organisationId: string;
                            period: string;
                            /** @enum {unknown} */
                            kind: "waived" | "not_applicable";
                            reason: string;
                            proposedByName: string;
                            proposedAt: string;
                            /** @enum {unknown} */
                            state: "proposed" | "approved" | "refused" | "revoked";
                            decidedByName: string;
                            decidedAt: string | null;
                            decisionReason: string;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    proposeDutyDecision: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    obligationId: string;
                    period: string;
                    /** @enum {unknown} */
                    kind: "waived" | "not_applicable";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        obligationId: string;
                        organisationId: string;
                        period: string;
                        /** @enum {unknown} */
                        kind: "waived" | "not_applicable";
                        reason: string;
                        proposedByName: string;
                        proposedAt: string;
                        /** @enum {unknown} */
                        state: "proposed" | "approved" | "refused" | "revoked";
                        decidedByName: string;
                        decidedAt: string | null;
                        decisionReason: string;
                        version: number;
                    };
                };
            };
        };
    };
    decideDutyDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    state: "approved" | "refused" | "revoked";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        obligationId: string;
                        organisationId: string;
                        period: string;
                        /** @enum {unknown} */
                        kind: "waived" | "not_applicable";
                        reason: string;
                        proposedByName: string;
                        proposedAt: string;
                        /** @enum {unknown} */
                        state: "proposed" | "approved" | "refused" | "revoked";
                        decidedByName: string;
                        decidedAt: string | null;
                        decisionReason: string;
                        version: number;
                    };
                };
            };
        };
    };
    listUnitSuccessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {unknown} */
                            kind: "merged" | "split" | "renamed";
                            fromId: string;
                            toId: string;
                            isMain: boolean;
                            fromName: string;
                            toName: string;
                            succeededOn: string;
                            source: string;
                            madeAt: string;
                            madeBy: string;
                            reversedAt: string | null;
                            reversedBy: string;
                            reversalReason: string;
                        }[];
                    };
                };
            };
        };
    };
    recordUnitSuccession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    kind: "merged" | "split" | "renamed";
                    fromId: string;
                    toIds: string[];
                    /** Format: date */
                    on: string;
                    source: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {unknown} */
                            kind: "merged" | "split" | "renamed";
                            fromId: string;
                            toId: string;
                            isMain: boolean;
                            fromName: string;
                            toName: string;
                            succeededOn: string;
                            source: string;
                            madeAt: string;
                            madeBy: string;
                            reversedAt: string | null;
                            reversedBy: string;
                            reversalReason: string;
                        }[];
                    };
                };
            };
        };
    };
    reverseUnitSuccession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {unknown} */
                            kind: "merged" | "split" | "renamed";
                            fromId: string;
                            toId: string;
                            isMain: boolean;
                            fromName: string;
                            toName: string;
                            succeededOn: string;
                            source: string;
                            madeAt: string;
                            madeBy: string;
                            reversedAt: string | null;
                            reversedBy: string;
                            reversalReason: string;
                        }[];
                    };
                };
            };
        };
    };
    listWorkPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            organisationId: string;
                            organisationName: string;
                            year: number;
                            title: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "in_force" | "closed";
                            revision: number;
                            itemCount: number;
                            unsureCount: number;
                            orphanCount: number;
                            percent: number;
                            isPublic: boolean;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    createWorkPlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    year: number;
                    title: string;
                    note: string;
                    summaryDueOn: string | null;
                    documentId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "in_force" | "closed";
                        revision: number;
                        itemCount: number;
                        unsureCount: number;
                        orphanCount: number;
                        percent: number;
                        isPublic: boolean;
                        version: number;
                        note: string;
                        documentId: string | null;
                        documentWords: string;
                        summaryDueOn: string | null;
                        inForceOn: string | null;
                        closedOn: string | null;
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            words: string;
                            anchor: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            upperWords: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            replacesId: string | null;
                            version: number;
                            dueOn: string | null;
                            percent: number;
                            parts: {
                                id: string;
                                parentId: string | null;
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                organisationName: string;
                                isOrphan: boolean;
                                unitWords: string;
                                lowerTenantId: string | null;
                                lowerTenantName: string;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                                obligationId: string | null;
                                duties: {
                                    period: string;
                                    opensOn: string;
                                    dueOn: string;
                                    state: string;
                                    /** @enum {unknown} */
                                    light: "none" | "green" | "yellow" | "red" | "grey";
                                    lastEvidence: {
                                        on: string;
                                        title: string;
                                    } | null;
                                    explanation: string;
                                }[];
                                lower: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    on: string;
                                } | null;
                                progress: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    words: string;
                                    reportedByName: string;
                                    reportedAt: string;
                                    version: number;
                                }[];
                            }[];
                        }[];
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        mayWrite: boolean;
                        mayPublish: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    getWorkPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "in_force" | "closed";
                        revision: number;
                        itemCount: number;
                        unsureCount: number;
                        orphanCount: number;
                        percent: number;
                        isPublic: boolean;
                        version: number;
                        note: string;
                        documentId: string | null;
                        documentWords: string;
                        summaryDueOn: string | null;
                        inForceOn: string | null;
                        closedOn: string | null;
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            words: string;
                            anchor: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            upperWords: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            replacesId: string | null;
                            version: number;
                            dueOn: string | null;
                            percent: number;
                            parts: {
                                id: string;
                                parentId: string | null;
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                organisationName: string;
                                isOrphan: boolean;
                                unitWords: string;
                                lowerTenantId: string | null;
                                lowerTenantName: string;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                                obligationId: string | null;
                                duties: {
                                    period: string;
                                    opensOn: string;
                                    dueOn: string;
                                    state: string;
                                    /** @enum {unknown} */
                                    light: "none" | "green" | "yellow" | "red" | "grey";
                                    lastEvidence: {
                                        on: string;
                                        title: string;
                                    } | null;
                                    explanation: string;
                                }[];
                                lower: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    on: string;
                                } | null;
                                progress: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    words: string;
                                    reportedByName: string;
                                    reportedAt: string;
                                    version: number;
                                }[];
                            }[];
                        }[];
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        mayWrite: boolean;
                        mayPublish: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    changeWorkPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    year: number;
                    title: string;
                    note: string;
                    summaryDueOn: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "in_force" | "closed";
                        revision: number;
                        itemCount: number;
                        unsureCount: number;
                        orphanCount: number;
                        percent: number;
                        isPublic: boolean;
                        version: number;
                        note: string;
                        documentId: string | null;
                        documentWords: string;
                        summaryDueOn: string | null;
                        inForceOn: string | null;
                        closedOn: string | null;
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            words: string;
                            anchor: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            upperWords: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            replacesId: string | null;
                            version: number;
                            dueOn: string | null;
                            percent: number;
                            parts: {
                                id: string;
                                parentId: string | null;
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                organisationName: string;
                                isOrphan: boolean;
                                unitWords: string;
                                lowerTenantId: string | null;
                                lowerTenantName: string;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                                obligationId: string | null;
                                duties: {
                                    period: string;
                                    opensOn: string;
                                    dueOn: string;
                                    state: string;
                                    /** @enum {unknown} */
                                    light: "none" | "green" | "yellow" | "red" | "grey";
                                    lastEvidence: {
                                        on: string;
                                        title: string;
                                    } | null;
                                    explanation: string;
                                }[];
                                lower: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    on: string;
                                } | null;
                                progress: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    words: string;
                                    reportedByName: string;
                                    reportedAt: string;
                                    version: number;
                                }[];
                            }[];
                        }[];
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        mayWrite: boolean;
                        mayPublish: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    stepWorkPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    step: "submit" | "recall" | "return" | "approve" | "close";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "in_force" | "closed";
                        revision: number;
                        itemCount: number;
                        unsureCount: number;
                        orphanCount: number;
                        percent: number;
                        isPublic: boolean;
                        version: number;
                        note: string;
                        documentId: string | null;
                        documentWords: string;
                        summaryDueOn: string | null;
                        inForceOn: string | null;
                        closedOn: string | null;
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            words: string;
                            anchor: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            upperWords: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            replacesId: string | null;
                            version: number;
                            dueOn: string | null;
                            percent: number;
                            parts: {
                                id: string;
                                parentId: string | null;
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                organisationName: string;
                                isOrphan: boolean;
                                unitWords: string;
                                lowerTenantId: string | null;
                                lowerTenantName: string;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                                obligationId: string | null;
                                duties: {
                                    period: string;
                                    opensOn: string;
                                    dueOn: string;
                                    state: string;
                                    /** @enum {unknown} */
                                    light: "none" | "green" | "yellow" | "red" | "grey";
                                    lastEvidence: {
                                        on: string;
                                        title: string;
                                    } | null;
                                    explanation: string;
                                }[];
                                lower: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    on: string;
                                } | null;
                                progress: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    words: string;
                                    reportedByName: string;
                                    reportedAt: string;
                                    version: number;
                                }[];
                            }[];
                        }[];
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        mayWrite: boolean;
                        mayPublish: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    addWorkPlanItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    title: string;
                    words: string;
                    expects: string;
                    schedule: ({
                        /** @enum {string} */
                        kind: "once";
                        by: string | null;
                    } | {
                        /** @enum {string} */
                        kind: "every";
                        /** @enum {unknown} */
                        period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                        times: number;
                        due: {
                            months?: number;
                            day?: number | "last";
                        };
                    } | {
                        /** @enum {string} */
                        kind: "after";
                        what: string;
                        amount: number;
                        /** @enum {unknown} */
                        unit: "working_day" | "natural_day" | "hour";
                    }) | null;
                    scheduleWords: string;
                    threshold: string;
                    /** @enum {unknown} */
                    visibility: "public" | "internal";
                    unsure: ("units" | "schedule" | "threshold")[];
                    parts: {
                        /** @enum {unknown} */
                        role: "lead" | "responsible";
                        organisationId: string | null;
                        unitWords: string;
                        lowerTenantId: string | null;
                        words: string;
                        dueOn: string | null;
                        share: number | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "in_force" | "closed";
                        revision: number;
                        itemCount: number;
                        unsureCount: number;
                        orphanCount: number;
                        percent: number;
                        isPublic: boolean;
                        version: number;
                        note: string;
                        documentId: string | null;
                        documentWords: string;
                        summaryDueOn: string | null;
                        inForceOn: string | null;
                        closedOn: string | null;
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            words: string;
                            anchor: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            upperWords: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            replacesId: string | null;
                            version: number;
                            dueOn: string | null;
                            percent: number;
                            parts: {
                                id: string;
                                parentId: string | null;
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                organisationName: string;
                                isOrphan: boolean;
                                unitWords: string;
                                lowerTenantId: string | null;
                                lowerTenantName: string;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                                obligationId: string | null;
                                duties: {
                                    period: string;
                                    opensOn: string;
                                    dueOn: string;
                                    state: string;
                                    /** @enum {unknown} */
                                    light: "none" | "green" | "yellow" | "red" | "grey";
                                    lastEvidence: {
                                        on: string;
                                        title: string;
                                    } | null;
                                    explanation: string;
                                }[];
                                lower: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    on: string;
                                } | null;
                                progress: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    words: string;
                                    reportedByName: string;
                                    reportedAt: string;
                                    version: number;
                                }[];
                            }[];
                        }[];
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        mayWrite: boolean;
                        mayPublish: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    changeWorkPlanItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    item: {
                        number: string;
                        title: string;
                        words: string;
                        expects: string;
                        schedule: ({
                            /** @enum {string} */
                            kind: "once";
                            by: string | null;
                        } | {
                            /** @enum {string} */
                            kind: "every";
                            /** @enum {unknown} */
                            period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                            times: number;
                            due: {
                                months?: number;
                                day?: number | "last";
                            };
                        } | {
                            /** @enum {string} */
                            kind: "after";
                            what: string;
                            amount: number;
                            /** @enum {unknown} */
                            unit: "working_day" | "natural_day" | "hour";
                        }) | null;
                        scheduleWords: string;
                        threshold: string;
                        /** @enum {unknown} */
                        visibility: "public" | "internal";
                        unsure: ("units" | "schedule" | "threshold")[];
                        parts: {
                            /** @enum {unknown} */
                            role: "lead" | "responsible";
                            organisationId: string | null;
                            unitWords: string;
                            lowerTenantId: string | null;
                            words: string;
                            dueOn: string | null;
                            share: number | null;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "in_force" | "closed";
                        revision: number;
                        itemCount: number;
                        unsureCount: number;
                        orphanCount: number;
                        percent: number;
                        isPublic: boolean;
                        version: number;
                        note: string;
                        documentId: string | null;
                        documentWords: string;
                        summaryDueOn: string | null;
                        inForceOn: string | null;
                        closedOn: string | null;
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            words: string;
                            anchor: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            upperWords: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            replacesId: string | null;
                            version: number;
                            dueOn: string | null;
                            percent: number;
                            parts: {
                                id: string;
                                parentId: string | null;
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                organisationName: string;
                                isOrphan: boolean;
                                unitWords: string;
                                lowerTenantId: string | null;
                                lowerTenantName: string;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                                obligationId: string | null;
                                duties: {
                                    period: string;
                                    opensOn: string;
                                    dueOn: string;
                                    state: string;
                                    /** @enum {unknown} */
                                    light: "none" | "green" | "yellow" | "red" | "grey";
                                    lastEvidence: {
                                        on: string;
                                        title: string;
                                    } | null;
                                    explanation: string;
                                }[];
                                lower: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    on: string;
                                } | null;
                                progress: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    words: string;
                                    reportedByName: string;
                                    reportedAt: string;
                                    version: number;
                                }[];
                            }[];
                        }[];
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        mayWrite: boolean;
                        mayPublish: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    removeWorkPlanItem: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "in_force" | "closed";
                        revision: number;
                        itemCount: number;
                        unsureCount: number;
                        orphanCount: number;
                        percent: number;
                        isPublic: boolean;
                        version: number;
                        note: string;
                        documentId: string | null;
                        documentWords: string;
                        summaryDueOn: string | null;
                        inForceOn: string | null;
                        closedOn: string | null;
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            words: string;
                            anchor: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            upperWords: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            replacesId: string | null;
                            version: number;
                            dueOn: string | null;
                            percent: number;
                            parts: {
                                id: string;
                                parentId: string | null;
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                organisationName: string;
                                isOrphan: boolean;
                                unitWords: string;
                                lowerTenantId: string | null;
                                lowerTenantName: string;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                                obligationId: string | null;
                                duties: {
                                    period: string;
                                    opensOn: string;
                                    dueOn: string;
                                    state: string;
                                    /** @enum {unknown} */
                                    light: "none" | "green" | "yellow" | "red" | "grey";
                                    lastEvidence: {
                                        on: string;
                                        title: string;
                                    } | null;
                                    explanation: string;
                                }[];
                                lower: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    on: string;
                                } | null;
                                progress: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    words: string;
                                    reportedByName: string;
                                    reportedAt: string;
                                    version: number;
                                }[];
                            }[];
                        }[];
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        mayWrite: boolean;
                        mayPublish: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    listWorkPlanCards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            partId: string;
                            planId: string;
                            planTitle: string;
                            year: number;
                            number: string;
                            title: string;
                            words: string;
                            partWords: string;
                            expects: string;
                            threshold: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            /** @enum {unknown} */
                            role: "lead" | "responsible";
                            organisationId: string;
                            organisationName: string;
                            leadName: string;
                            dueOn: string | null;
                            share: number | null;
                            obligationId: string | null;
                            duties: {
                                period: string;
                                opensOn: string;
                                dueOn: string;
                                state: string;
                                /** @enum {unknown} */
                                light: "none" | "green" | "yellow" | "red" | "grey";
                                lastEvidence: {
                                    on: string;
                                    title: string;
                                } | null;
                                explanation: string;
                            }[];
                            progress: {
                                quarter: number;
                                percent: number;
                                /** @enum {unknown} */
                                outlook: "on_track" | "at_risk" | "done";
                                words: string;
                                reportedByName: string;
                                reportedAt: string;
                                version: number;
                            }[];
                            missing: number[];
                            quartersBegun: number;
                            asks: {
                                id: string;
                                planId: string;
                                partId: string;
                                /** @enum {unknown} */
                                kind: "help" | "date";
                                words: string;
                                wantedOn: string | null;
                                /** @enum {unknown} */
                                state: "open" | "granted" | "refused";
                                askedByName: string;
                                askedAt: string;
                                answer: string;
                                decidedByName: string;
                                decidedAt: string | null;
                                mayDecide: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    reportWorkPlanProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    quarter: number;
                    percent: number;
                    /** @enum {unknown} */
                    outlook: "on_track" | "at_risk" | "done";
                    words: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    askOnWorkPlanCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    kind: "help" | "date";
                    words: string;
                    wantedOn: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listWorkPlanAsks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            planId: string;
                            partId: string;
                            /** @enum {unknown} */
                            kind: "help" | "date";
                            words: string;
                            wantedOn: string | null;
                            /** @enum {unknown} */
                            state: "open" | "granted" | "refused";
                            askedByName: string;
                            askedAt: string;
                            answer: string;
                            decidedByName: string;
                            decidedAt: string | null;
                            mayDecide: boolean;
                        }[];
                    };
                };
            };
        };
    };
    decideWorkPlanAsk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    granted: boolean;
                    answer: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listWorkPlanAmendments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            number: number;
                            /** Format: date */
                            effectiveOn: string;
                            reason: string;
                            changes: {
                                /** @enum {unknown} */
                                kind: "add" | "replace" | "end";
                                itemId: string | null;
                                before: string;
                                after: string;
                            }[];
                            /** @enum {unknown} */
                            state: "proposed" | "agreed" | "refused";
                            proposedByName: string;
                            proposedAt: string;
                            note: string;
                            decidedByName: string;
                            decidedAt: string | null;
                            mayDecide: boolean;
                        }[];
                    };
                };
            };
        };
    };
    proposeWorkPlanAmendment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    effectiveOn: string;
                    reason: string;
                    changes: ({
                        /** @enum {string} */
                        kind: "add";
                        item: {
                            number: string;
                            title: string;
                            words: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            parts: {
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                unitWords: string;
                                lowerTenantId: string | null;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                            }[];
                        };
                    } | {
                        /** @enum {string} */
                        kind: "replace";
                        itemId: string;
                        item: {
                            number: string;
                            title: string;
                            words: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            parts: {
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                unitWords: string;
                                lowerTenantId: string | null;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                            }[];
                        };
                    } | {
                        /** @enum {string} */
                        kind: "end";
                        itemId: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    decideWorkPlanAmendment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agreed: boolean;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    getWorkPlanSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        words: string;
                        figures: {
                            items: number;
                            done: number;
                            atRisk: number;
                            silent: number;
                            percent: number;
                        };
                        dueOn: string | null;
                        sentOn: string | null;
                        sentByName: string;
                        version: number;
                    };
                };
            };
        };
    };
    writeWorkPlanSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        words: string;
                        figures: {
                            items: number;
                            done: number;
                            atRisk: number;
                            silent: number;
                            percent: number;
                        };
                        dueOn: string | null;
                        sentOn: string | null;
                        sentByName: string;
                        version: number;
                    };
                };
            };
        };
    };
    listWorkPlanExchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tenants: {
                            id: string;
                            name: string;
                        }[];
                        messages: {
                            id: string;
                            /** @enum {unknown} */
                            direction: "in" | "out";
                            /** @enum {unknown} */
                            kind: "task" | "progress" | "summary";
                            otherName: string;
                            partId: string;
                            title: string;
                            words: string;
                            dueOn: string | null;
                            percent: number | null;
                            outlook: ("on_track" | "at_risk" | "done") | null;
                            sentAt: string;
                            receivedAt: string | null;
                            itemId: string | null;
                        }[];
                    };
                };
            };
        };
    };
    takeWorkPlanTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    planId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    sendWorkPlanSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        words: string;
                        figures: {
                            items: number;
                            done: number;
                            atRisk: number;
                            silent: number;
                            percent: number;
                        };
                        dueOn: string | null;
                        sentOn: string | null;
                        sentByName: string;
                        version: number;
                    };
                };
            };
        };
    };
    publishWorkPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "in_force" | "closed";
                        revision: number;
                        itemCount: number;
                        unsureCount: number;
                        orphanCount: number;
                        percent: number;
                        isPublic: boolean;
                        version: number;
                        note: string;
                        documentId: string | null;
                        documentWords: string;
                        summaryDueOn: string | null;
                        inForceOn: string | null;
                        closedOn: string | null;
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            words: string;
                            anchor: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            upperWords: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            replacesId: string | null;
                            version: number;
                            dueOn: string | null;
                            percent: number;
                            parts: {
                                id: string;
                                parentId: string | null;
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                organisationName: string;
                                isOrphan: boolean;
                                unitWords: string;
                                lowerTenantId: string | null;
                                lowerTenantName: string;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                                obligationId: string | null;
                                duties: {
                                    period: string;
                                    opensOn: string;
                                    dueOn: string;
                                    state: string;
                                    /** @enum {unknown} */
                                    light: "none" | "green" | "yellow" | "red" | "grey";
                                    lastEvidence: {
                                        on: string;
                                        title: string;
                                    } | null;
                                    explanation: string;
                                }[];
                                lower: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    on: string;
                                } | null;
                                progress: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    words: string;
                                    reportedByName: string;
                                    reportedAt: string;
                                    version: number;
                                }[];
                            }[];
                        }[];
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        mayWrite: boolean;
                        mayPublish: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    withdrawWorkPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        organisationName: string;
                        year: number;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "in_force" | "closed";
                        revision: number;
                        itemCount: number;
                        unsureCount: number;
                        orphanCount: number;
                        percent: number;
                        isPublic: boolean;
                        version: number;
                        note: string;
                        documentId: string | null;
                        documentWords: string;
                        summaryDueOn: string | null;
                        inForceOn: string | null;
                        closedOn: string | null;
                        items: {
                            id: string;
                            number: string;
                            title: string;
                            words: string;
                            anchor: string;
                            expects: string;
                            schedule: ({
                                /** @enum {string} */
                                kind: "once";
                                by: string | null;
                            } | {
                                /** @enum {string} */
                                kind: "every";
                                /** @enum {unknown} */
                                period: "day" | "week" | "month" | "quarter" | "half_year" | "year";
                                times: number;
                                due: {
                                    months?: number;
                                    day?: number | "last";
                                };
                            } | {
                                /** @enum {string} */
                                kind: "after";
                                what: string;
                                amount: number;
                                /** @enum {unknown} */
                                unit: "working_day" | "natural_day" | "hour";
                            }) | null;
                            scheduleWords: string;
                            threshold: string;
                            /** @enum {unknown} */
                            visibility: "public" | "internal";
                            unsure: ("units" | "schedule" | "threshold")[];
                            upperWords: string;
                            validFrom: string | null;
                            validUntil: string | null;
                            replacesId: string | null;
                            version: number;
                            dueOn: string | null;
                            percent: number;
                            parts: {
                                id: string;
                                parentId: string | null;
                                /** @enum {unknown} */
                                role: "lead" | "responsible";
                                organisationId: string | null;
                                organisationName: string;
                                isOrphan: boolean;
                                unitWords: string;
                                lowerTenantId: string | null;
                                lowerTenantName: string;
                                words: string;
                                dueOn: string | null;
                                share: number | null;
                                obligationId: string | null;
                                duties: {
                                    period: string;
                                    opensOn: string;
                                    dueOn: string;
                                    state: string;
                                    /** @enum {unknown} */
                                    light: "none" | "green" | "yellow" | "red" | "grey";
                                    lastEvidence: {
                                        on: string;
                                        title: string;
                                    } | null;
                                    explanation: string;
                                }[];
                                lower: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    on: string;
                                } | null;
                                progress: {
                                    quarter: number;
                                    percent: number;
                                    /** @enum {unknown} */
                                    outlook: "on_track" | "at_risk" | "done";
                                    words: string;
                                    reportedByName: string;
                                    reportedAt: string;
                                    version: number;
                                }[];
                            }[];
                        }[];
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        mayWrite: boolean;
                        mayPublish: boolean;
                        url: string | null;
                    };
                };
            };
        };
    };
    downloadWorkPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    importWorkPlan: {
        parameters: {
            query: {
                dryRun: boolean;
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        written: boolean;
                        added: number;
                        changed: number;
                        faults: {
                            where: string;
                            text: string;
                        }[];
                        warnings: {
                            where: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    getSiteHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        targets: {
                            id: string;
                            siteId: string | null;
                            origin: string;
                            name: string;
                            hosts: string[];
                            organisationId: string;
                            hasServices: boolean;
                            isWatched: boolean;
                            organisationName: string;
                            version: number;
                            hasChecker: boolean;
                            areas: {
                                code: string;
                                /** @enum {unknown} */
                                light: "green" | "yellow" | "red" | "grey";
                                count: number;
                                checkedOn: string | null;
                            }[];
                            availability: {
                                days: {
                                    on: string;
                                    count: number;
                                    failed: number;
                                }[];
                                count: number;
                                failed: number;
                                percent: number | null;
                                isEnough: boolean;
                                isVeto: boolean;
                            };
                            lastSample: {
                                at: string;
                                isOpen: boolean;
                                milliseconds: number;
                                fault: string;
                                source: string;
                            } | null;
                            crawl: {
                                /** @enum {unknown} */
                                state: "running" | "done" | "stopped";
                                reason: string;
                                isCut: boolean;
                                startedAt: string;
                                endedAt: string | null;
                                pages: number;
                                links: number;
                            } | null;
                            nextCheckAt: string;
                            nextCrawlAt: string;
                        }[];
                        unwatched: {
                            siteId: string;
                            name: string;
                            origin: string;
                        }[];
                        mayWrite: boolean;
                    };
                };
            };
        };
    };
    watchSite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    siteId?: string;
                    origin?: string;
                    name: string;
                    organisationId: string;
                    hosts?: string[];
                    hasServices?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    changeWatchedSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    name?: string;
                    hosts?: string[];
                    organisationId?: string;
                    hasServices?: boolean;
                    isWatched?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    checkSiteNow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    what: "sample" | "check" | "crawl";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    setSiteChecker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    isOn: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        word: string;
                    };
                };
            };
        };
    };
    listSiteHealthSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            name: string;
                            value: number | string[];
                            standard: number | string[];
                            source: string;
                            isUncertain: boolean;
                            isOwn: boolean;
                        }[];
                    };
                };
            };
        };
    };
    setSiteHealthSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    value: number | string[] | null;
                    source: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            name: string;
                            value: number | string[];
                            standard: number | string[];
                            source: string;
                            isUncertain: boolean;
                            isOwn: boolean;
                        }[];
                    };
                };
            };
        };
    };
    listSiteFindings: {
        parameters: {
            query?: {
                target?: string;
                kind?: "site_down" | "host_away" | "home_idle" | "column_stale" | "column_empty" | "message_late" | "error_open" | "link_inside" | "link_outside" | "tag_missing" | "footer_missing" | "ipv6_missing" | "media_idle";
                unit?: string;
                state?: "open" | "excused" | "mended";
                page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            targetId: string;
                            targetName: string;
                            /** @enum {unknown} */
                            kind: "site_down" | "host_away" | "home_idle" | "column_stale" | "column_empty" | "message_late" | "error_open" | "link_inside" | "link_outside" | "tag_missing" | "footer_missing" | "ipv6_missing" | "media_idle";
                            kindName: string;
                            organisationId: string;
                            organisationName: string;
                            title: string;
                            address: string;
                            facts: {
                                [key: string]: string | number | boolean | null | string[];
                            };
                            firstSeenAt: string;
                            lastSeenAt: string;
                            mendedAt: string | null;
                            nextStep: string;
                            plan: string;
                            planBy: string | null;
                            excuse: string;
                            excusedBy: string;
                            version: number;
                            mayWrite: boolean;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    changeSiteFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    plan?: string;
                    planBy?: string | null;
                    excuse?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        targetId: string;
                        targetName: string;
                        /** @enum {unknown} */
                        kind: "site_down" | "host_away" | "home_idle" | "column_stale" | "column_empty" | "message_late" | "error_open" | "link_inside" | "link_outside" | "tag_missing" | "footer_missing" | "ipv6_missing" | "media_idle";
                        kindName: string;
                        organisationId: string;
                        organisationName: string;
                        title: string;
                        address: string;
                        facts: {
                            [key: string]: string | number | boolean | null | string[];
                        };
                        firstSeenAt: string;
                        lastSeenAt: string;
                        mendedAt: string | null;
                        nextStep: string;
                        plan: string;
                        planBy: string | null;
                        excuse: string;
                        excusedBy: string;
                        version: number;
                        mayWrite: boolean;
                    };
                };
            };
        };
    };
    listSelfChecks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            targetId: string;
                            targetName: string;
                            month: string;
                            settledAt: string | null;
                            outcome: string | null;
                            score: number | null;
                        }[];
                    };
                };
            };
        };
    };
    beginSelfCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    targetId: string;
                    month: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    getSelfCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        targetId: string;
                        targetName: string;
                        month: string;
                        settledAt: string | null;
                        outcome: string | null;
                        score: number | null;
                        organisationName: string;
                        version: number;
                        filledOn: string;
                        lines: {
                            code: string;
                            /** @enum {unknown} */
                            part: "veto" | "deduction" | "bonus" | "media";
                            group: string;
                            isAutomatic: boolean;
                            mayJudge: boolean;
                            name: string;
                            rule: string;
                            /** @enum {unknown} */
                            verdict: "met" | "unmet" | "unknown" | "not_applicable";
                            points: number;
                            count: number;
                            seen: string;
                            found: {
                                findingId: string | null;
                                title: string;
                                address: string;
                                unit: string;
                                since: string;
                            }[];
                            evidence: string;
                            judgedBy: string;
                            judgedOn: string;
                        }[];
                        groups: {
                            group: string;
                            cap: number;
                            deducted: number;
                        }[];
                        vetoes: string[];
                        open: string[];
                        bonus: number;
                        bonusCap: number;
                        media: string;
                        uncertain: string[];
                        mayWrite: boolean;
                    };
                };
            };
        };
    };
    judgeSelfCheckLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    verdict: "met" | "unmet" | "not_applicable";
                    points: number;
                    evidence: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        targetId: string;
                        targetName: string;
                        month: string;
                        settledAt: string | null;
                        outcome: string | null;
                        score: number | null;
                        organisationName: string;
                        version: number;
                        filledOn: string;
                        lines: {
                            code: string;
                            /** @enum {unknown} */
                            part: "veto" | "deduction" | "bonus" | "media";
                            group: string;
                            isAutomatic: boolean;
                            mayJudge: boolean;
                            name: string;
                            rule: string;
                            /** @enum {unknown} */
                            verdict: "met" | "unmet" | "unknown" | "not_applicable";
                            points: number;
                            count: number;
                            seen: string;
                            found: {
                                findingId: string | null;
                                title: string;
                                address: string;
                                unit: string;
                                since: string;
                            }[];
                            evidence: string;
                            judgedBy: string;
                            judgedOn: string;
                        }[];
                        groups: {
                            group: string;
                            cap: number;
                            deducted: number;
                        }[];
                        vetoes: string[];
                        open: string[];
                        bonus: number;
                        bonusCap: number;
                        media: string;
                        uncertain: string[];
                        mayWrite: boolean;
                    };
                };
            };
        };
    };
    settleSelfCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        targetId: string;
                        targetName: string;
                        month: string;
                        settledAt: string | null;
                        outcome: string | null;
                        score: number | null;
                        organisationName: string;
                        version: number;
                        filledOn: string;
                        lines: {
                            code: string;
                            /** @enum {unknown} */
                            part: "veto" | "deduction" | "bonus" | "media";
                            group: string;
                            isAutomatic: boolean;
                            mayJudge: boolean;
                            name: string;
                            rule: string;
                            /** @enum {unknown} */
                            verdict: "met" | "unmet" | "unknown" | "not_applicable";
                            points: number;
                            count: number;
                            seen: string;
                            found: {
                                findingId: string | null;
                                title: string;
                                address: string;
                                unit: string;
                                since: string;
                            }[];
                            evidence: string;
                            judgedBy: string;
                            judgedOn: string;
                        }[];
                        groups: {
                            group: string;
                            cap: number;
                            deducted: number;
                        }[];
                        vetoes: string[];
                        open: string[];
                        bonus: number;
                        bonusCap: number;
                        media: string;
                        uncertain: string[];
                        mayWrite: boolean;
                    };
                };
            };
        };
    };
    downloadSelfCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                format: "xlsx" | "docx" | "pdf";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendSiteSamples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    source: string;
                    samples: {
                        /** Format: date-time */
                        sampledAt: string;
                        isOpen: boolean;
                        milliseconds: number;
                        status?: number | null;
                        fault?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                    };
                };
            };
        };
    };
    listEvaluations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            /** Format: date */
                            fromOn: string;
                            /** Format: date */
                            untilOn: string;
                            /** Format: date */
                            cutOn: string;
                            unitIds: string[];
                            tree: {
                                code: string;
                                title: string;
                                titleEn: string;
                                indicators: {
                                    code: string;
                                    title: string;
                                    titleEn: string;
                                    points: number;
                                    source: string;
                                    isBonus: boolean;
                                    measure: {
                                        /** @enum {string} */
                                        kind: "duties";
                                        duties: {
                                            fields?: string[];
                                            packs?: string[];
                                            codes?: string[];
                                        };
                                        formula: {
                                            /** @enum {string} */
                                            kind: "rate";
                                            worth: {
                                                met: number;
                                                met_late: number;
                                                overdue: number;
                                            };
                                            weighted: boolean;
                                        } | {
                                            /** @enum {string} */
                                            kind: "deduct";
                                            each: {
                                                met_late: number;
                                                overdue: number;
                                            };
                                        };
                                    } | {
                                        /** @enum {string} */
                                        kind: "judged";
                                        criteria: string;
                                    };
                                }[];
                            }[];
                            rules: {
                                /** @enum {unknown} */
                                whenNothing: "leave_out" | "full";
                                judgesApart: number;
                                objectionDays: number;
                                objectionSource: string;
                            };
                            overallShare: number;
                            shareSource: string;
                            /** @enum {unknown} */
                            state: "draft" | "scoring" | "told" | "published";
                            objectionsUntil: string | null;
                            publishedAt: string | null;
                            digest: string;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    createEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    /** Format: date */
                    fromOn: string;
                    /** Format: date */
                    untilOn: string;
                    /** Format: date */
                    cutOn: string;
                    unitIds: string[];
                    tree: {
                        code: string;
                        title: string;
                        titleEn: string;
                        indicators: {
                            code: string;
                            title: string;
                            titleEn: string;
                            points: number;
                            source: string;
                            isBonus: boolean;
                            measure: {
                                /** @enum {string} */
                                kind: "duties";
                                duties: {
                                    fields?: string[];
                                    packs?: string[];
                                    codes?: string[];
                                };
                                formula: {
                                    /** @enum {string} */
                                    kind: "rate";
                                    worth: {
                                        met: number;
                                        met_late: number;
                                        overdue: number;
                                    };
                                    weighted: boolean;
                                } | {
                                    /** @enum {string} */
                                    kind: "deduct";
                                    each: {
                                        met_late: number;
                                        overdue: number;
                                    };
                                };
                            } | {
                                /** @enum {string} */
                                kind: "judged";
                                criteria: string;
                            };
                        }[];
                    }[];
                    rules: {
                        /** @enum {unknown} */
                        whenNothing: "leave_out" | "full";
                        judgesApart: number;
                        objectionDays: number;
                        objectionSource: string;
                    };
                    overallShare: number;
                    shareSource: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        /** Format: date */
                        fromOn: string;
                        /** Format: date */
                        untilOn: string;
                        /** Format: date */
                        cutOn: string;
                        unitIds: string[];
                        tree: {
                            code: string;
                            title: string;
                            titleEn: string;
                            indicators: {
                                code: string;
                                title: string;
                                titleEn: string;
                                points: number;
                                source: string;
                                isBonus: boolean;
                                measure: {
                                    /** @enum {string} */
                                    kind: "duties";
                                    duties: {
                                        fields?: string[];
                                        packs?: string[];
                                        codes?: string[];
                                    };
                                    formula: {
                                        /** @enum {string} */
                                        kind: "rate";
                                        worth: {
                                            met: number;
                                            met_late: number;
                                            overdue: number;
                                        };
                                        weighted: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "deduct";
                                        each: {
                                            met_late: number;
                                            overdue: number;
                                        };
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "judged";
                                    criteria: string;
                                };
                            }[];
                        }[];
                        rules: {
                            /** @enum {unknown} */
                            whenNothing: "leave_out" | "full";
                            judgesApart: number;
                            objectionDays: number;
                            objectionSource: string;
                        };
                        overallShare: number;
                        shareSource: string;
                        /** @enum {unknown} */
                        state: "draft" | "scoring" | "told" | "published";
                        objectionsUntil: string | null;
                        publishedAt: string | null;
                        digest: string;
                        version: number;
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        may: {
                            write: boolean;
                            publish: boolean;
                            judge: boolean;
                            object: boolean;
                            assess: boolean;
                        };
                    };
                };
            };
        };
    };
    getEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        /** Format: date */
                        fromOn: string;
                        /** Format: date */
                        untilOn: string;
                        /** Format: date */
                        cutOn: string;
                        unitIds: string[];
                        tree: {
                            code: string;
                            title: string;
                            titleEn: string;
                            indicators: {
                                code: string;
                                title: string;
                                titleEn: string;
                                points: number;
                                source: string;
                                isBonus: boolean;
                                measure: {
                                    /** @enum {string} */
                                    kind: "duties";
                                    duties: {
                                        fields?: string[];
                                        packs?: string[];
                                        codes?: string[];
                                    };
                                    formula: {
                                        /** @enum {string} */
                                        kind: "rate";
                                        worth: {
                                            met: number;
                                            met_late: number;
                                            overdue: number;
                                        };
                                        weighted: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "deduct";
                                        each: {
                                            met_late: number;
                                            overdue: number;
                                        };
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "judged";
                                    criteria: string;
                                };
                            }[];
                        }[];
                        rules: {
                            /** @enum {unknown} */
                            whenNothing: "leave_out" | "full";
                            judgesApart: number;
                            objectionDays: number;
                            objectionSource: string;
                        };
                        overallShare: number;
                        shareSource: string;
                        /** @enum {unknown} */
                        state: "draft" | "scoring" | "told" | "published";
                        objectionsUntil: string | null;
                        publishedAt: string | null;
                        digest: string;
                        version: number;
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        may: {
                            write: boolean;
                            publish: boolean;
                            judge: boolean;
                            object: boolean;
                            assess: boolean;
                        };
                    };
                };
            };
        };
    };
    changeEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    title: string;
                    /** Format: date */
                    fromOn: string;
                    /** Format: date */
                    untilOn: string;
                    /** Format: date */
                    cutOn: string;
                    unitIds: string[];
                    tree: {
                        code: string;
                        title: string;
                        titleEn: string;
                        indicators: {
                            code: string;
                            title: string;
                            titleEn: string;
                            points: number;
                            source: string;
                            isBonus: boolean;
                            measure: {
                                /** @enum {string} */
                                kind: "duties";
                                duties: {
                                    fields?: string[];
                                    packs?: string[];
                                    codes?: string[];
                                };
                                formula: {
                                    /** @enum {string} */
                                    kind: "rate";
                                    worth: {
                                        met: number;
                                        met_late: number;
                                        overdue: number;
                                    };
                                    weighted: boolean;
                                } | {
                                    /** @enum {string} */
                                    kind: "deduct";
                                    each: {
                                        met_late: number;
                                        overdue: number;
                                    };
                                };
                            } | {
                                /** @enum {string} */
                                kind: "judged";
                                criteria: string;
                            };
                        }[];
                    }[];
                    rules: {
                        /** @enum {unknown} */
                        whenNothing: "leave_out" | "full";
                        judgesApart: number;
                        objectionDays: number;
                        objectionSource: string;
                    };
                    overallShare: number;
                    shareSource: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        /** Format: date */
                        fromOn: string;
                        /** Format: date */
                        untilOn: string;
                        /** Format: date */
                        cutOn: string;
                        unitIds: string[];
                        tree: {
                            code: string;
                            title: string;
                            titleEn: string;
                            indicators: {
                                code: string;
                                title: string;
                                titleEn: string;
                                points: number;
                                source: string;
                                isBonus: boolean;
                                measure: {
                                    /** @enum {string} */
                                    kind: "duties";
                                    duties: {
                                        fields?: string[];
                                        packs?: string[];
                                        codes?: string[];
                                    };
                                    formula: {
                                        /** @enum {string} */
                                        kind: "rate";
                                        worth: {
                                            met: number;
                                            met_late: number;
                                            overdue: number;
                                        };
                                        weighted: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "deduct";
                                        each: {
                                            met_late: number;
                                            overdue: number;
                                        };
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "judged";
                                    criteria: string;
                                };
                            }[];
                        }[];
                        rules: {
                            /** @enum {unknown} */
                            whenNothing: "leave_out" | "full";
                            judgesApart: number;
                            objectionDays: number;
                            objectionSource: string;
                        };
                        overallShare: number;
                        shareSource: string;
                        /** @enum {unknown} */
                        state: "draft" | "scoring" | "told" | "published";
                        objectionsUntil: string | null;
                        publishedAt: string | null;
                        digest: string;
                        version: number;
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        may: {
                            write: boolean;
                            publish: boolean;
                            judge: boolean;
                            object: boolean;
                            assess: boolean;
                        };
                    };
                };
            };
        };
    };
    stepEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    step: "open" | "redraw" | "tell" | "reopen" | "publish";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        /** Format: date */
                        fromOn: string;
                        /** Format: date */
                        untilOn: string;
                        /** Format: date */
                        cutOn: string;
                        unitIds: string[];
                        tree: {
                            code: string;
                            title: string;
                            titleEn: string;
                            indicators: {
                                code: string;
                                title: string;
                                titleEn: string;
                                points: number;
                                source: string;
                                isBonus: boolean;
                                measure: {
                                    /** @enum {string} */
                                    kind: "duties";
                                    duties: {
                                        fields?: string[];
                                        packs?: string[];
                                        codes?: string[];
                                    };
                                    formula: {
                                        /** @enum {string} */
                                        kind: "rate";
                                        worth: {
                                            met: number;
                                            met_late: number;
                                            overdue: number;
                                        };
                                        weighted: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "deduct";
                                        each: {
                                            met_late: number;
                                            overdue: number;
                                        };
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "judged";
                                    criteria: string;
                                };
                            }[];
                        }[];
                        rules: {
                            /** @enum {unknown} */
                            whenNothing: "leave_out" | "full";
                            judgesApart: number;
                            objectionDays: number;
                            objectionSource: string;
                        };
                        overallShare: number;
                        shareSource: string;
                        /** @enum {unknown} */
                        state: "draft" | "scoring" | "told" | "published";
                        objectionsUntil: string | null;
                        publishedAt: string | null;
                        digest: string;
                        version: number;
                        options: {
                            step: string;
                            title: string;
                            reasons: string[];
                        }[];
                        may: {
                            write: boolean;
                            publish: boolean;
                            judge: boolean;
                            object: boolean;
                            assess: boolean;
                        };
                    };
                };
            };
        };
    };
    listEvaluationScores: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            organisationId: string;
                            total: number;
                            counts: {
                                met: number;
                                met_late: number;
                                overdue: number;
                            };
                            indicators: {
                                code: string;
                                points: number | null;
                                most: number;
                                counts: {
                                    met: number;
                                    met_late: number;
                                    overdue: number;
                                };
                                waits: boolean;
                            }[];
                            waits: boolean;
                            organisationName: string;
                            rank: number;
                        }[];
                    };
                };
            };
        };
    };
    listEvaluatedDuties: {
        parameters: {
            query: {
                organisationId: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            obligationId: string;
                            organisationId: string;
                            period: string;
                            /** @enum {unknown} */
                            state: "not_yet" | "open" | "near" | "overdue" | "met" | "met_late" | "waived" | "not_applicable" | "closed";
                        }[];
                    };
                };
            };
        };
    };
    tryEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    met: {
                        obligationId: string;
                        organisationId: string;
                        period: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: {
                            organisationId: string;
                            total: number;
                            counts: {
                                met: number;
                                met_late: number;
                                overdue: number;
                            };
                            indicators: {
                                code: string;
                                points: number | null;
                                most: number;
                                counts: {
                                    met: number;
                                    met_late: number;
                                    overdue: number;
                                };
                                waits: boolean;
                            }[];
                            waits: boolean;
                        };
                        after: {
                            organisationId: string;
                            total: number;
                            counts: {
                                met: number;
                                met_late: number;
                                overdue: number;
                            };
                            indicators: {
                                code: string;
                                points: number | null;
                                most: number;
                                counts: {
                                    met: number;
                                    met_late: number;
                                    overdue: number;
                                };
                                waits: boolean;
                            }[];
                            waits: boolean;
                        };
                    };
                };
            };
        };
    };
    listEvaluationMarks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            organisationId: string;
                            indicator: string;
                            judgeName: string;
                            isOwn: boolean;
                            points: number;
                            reason: string;
                            signedAt: string;
                        }[];
                    };
                };
            };
        };
    };
    signEvaluationMark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    indicator: string;
                    points: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listEvaluationObjections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            organisationId: string;
                            organisationName: string;
                            indicator: string;
                            words: string;
                            filedByName: string;
                            filedAt: string;
                            /** @enum {unknown} */
                            state: "filed" | "upheld" | "rejected";
                            answer: string;
                            answeredByName: string;
                            answeredAt: string | null;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    fileEvaluationObjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    indicator: string;
                    words: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    answerEvaluationObjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                objectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    upheld: boolean;
                    answer: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listEvaluationDifferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            organisationId: string;
                            organisationName: string;
                            before: number;
                            after: number;
                            change: {
                                indicators: {
                                    code: string;
                                    before: number | null;
                                    after: number | null;
                                }[];
                                duties: {
                                    obligationId: string;
                                    organisationId: string;
                                    period: string;
                                    before: string | null;
                                    after: string | null;
                                }[];
                            };
                        }[];
                    };
                };
            };
        };
    };
    listEvaluationCorrections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            organisationId: string;
                            organisationName: string;
                            beforeTotal: number;
                            afterTotal: number;
                            changes: {
                                indicators: {
                                    code: string;
                                    before: number | null;
                                    after: number | null;
                                }[];
                                duties: {
                                    obligationId: string;
                                    organisationId: string;
                                    period: string;
                                    before: string | null;
                                    after: string | null;
                                }[];
                            };
                            reason: string;
                            proposedByName: string;
                            proposedAt: string;
                            /** @enum {unknown} */
                            state: "proposed" | "published" | "refused";
                            decidedByName: string;
                            decidedAt: string | null;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    proposeEvaluationCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    decideEvaluationCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                correctionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    publish: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listEvaluationSamples: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            seed: string;
                            size: number;
                            drawnAt: string;
                            drawnByName: string;
                            populationDigest: string;
                            population: number;
                            items: {
                                obligationId: string;
                                organisationId: string;
                                period: string;
                                state: string;
                                /** @enum {unknown} */
                                finding: "" | "sound" | "not_sound";
                                note: string;
                            }[];
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    drawEvaluationSample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    size: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    assessEvaluationSample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sampleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    index: number;
                    /** @enum {unknown} */
                    finding: "sound" | "not_sound";
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listLedgers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            kind: {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                about: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {unknown} */
                                group: "organisation" | "voices" | "execution" | "rules" | "other";
                                isPublic: boolean;
                                needsAttachment: boolean;
                                isFollowed: boolean;
                                fields: {
                                    name: string;
                                    /** @enum {unknown} */
                                    type: "line" | "text" | "integer" | "amount" | "percent" | "date" | "moment" | "quarter" | "choice" | "yes" | "link" | "unit_counts" | "entry" | "obligation";
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    help: {
                                        zh: string;
                                        en: string;
                                    } | null;
                                    required: boolean;
                                    isPublic: boolean;
                                    maxLength: number | null;
                                    options: {
                                        code: string;
                                        title: {
                                            zh: string;
                                            en: string;
                                        };
                                    }[];
                                    kinds: string[];
                                }[];
                            };
                            counts: {
                                draft: number;
                                submitted: number;
                                confirmed: number;
                            };
                        }[];
                        mayWrite: boolean;
                        mayConfirm: boolean;
                    };
                };
            };
        };
    };
    getTrainingCycle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            organisationId: string;
                            organisationName: string;
                            officers: number | null;
                            trained: number;
                            trainings: number;
                            lastOn: string | null;
                            /** @enum {unknown} */
                            state: "met" | "short" | "none" | "unknown";
                        }[];
                    };
                };
            };
        };
    };
    listLedgerEntries: {
        parameters: {
            query: {
                kind?: string;
                state?: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                organisationId?: string;
                q?: string;
                year?: number;
                about?: string;
                page: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            kind: string;
                            organisationId: string;
                            organisationName: string;
                            title: string;
                            /** @enum {unknown} */
                            state: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                            occurredOn: string | null;
                            occurredAt: string | null;
                            files: number;
                            reason: string;
                            holdsUntil: string | null;
                            isReplaced: boolean;
                            progress: {
                                percent: number;
                                quarter: string;
                                paid: number | null;
                                /** @enum {unknown} */
                                light: "done" | "on_time" | "behind" | "silent" | "late";
                            } | null;
                            /** Format: date-time */
                            changedAt: string;
                            version: number;
                        }[];
                        total: number;
                    };
                };
            };
        };
    };
    fileLedgerEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: string;
                    organisationId: string;
                    title: string;
                    fields: {
                        [key: string]: {
                            organisationId: string;
                            people: number;
                        }[] | null | number | boolean | string;
                    };
                    submissionKey: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        organisationId: string;
                        organisationName: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                        occurredOn: string | null;
                        occurredAt: string | null;
                        files: number;
                        reason: string;
                        holdsUntil: string | null;
                        isReplaced: boolean;
                        progress: {
                            percent: number;
                            quarter: string;
                            paid: number | null;
                            /** @enum {unknown} */
                            light: "done" | "on_time" | "behind" | "silent" | "late";
                        } | null;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        fields: {
                            [key: string]: {
                                organisationId: string;
                                people: number;
                            }[] | null | number | boolean | string;
                        };
                        about: {
                            id: string;
                            kind: string;
                            title: string;
                        } | null;
                        attachments: {
                            sha256: string;
                            name: string;
                            mediaType: string;
                            size: number;
                            isPublic: boolean;
                        }[];
                        faults: {
                            field: string;
                            text: string;
                        }[];
                        steps: {
                            /** @enum {unknown} */
                            name: "submit" | "recall" | "return" | "confirm" | "take_back" | "drop";
                            title: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                        history: {
                            title: string;
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayWrite: boolean;
                        url: string;
                    };
                };
            };
        };
    };
    getLedgerEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        organisationId: string;
                        organisationName: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                        occurredOn: string | null;
                        occurredAt: string | null;
                        files: number;
                        reason: string;
                        holdsUntil: string | null;
                        isReplaced: boolean;
                        progress: {
                            percent: number;
                            quarter: string;
                            paid: number | null;
                            /** @enum {unknown} */
                            light: "done" | "on_time" | "behind" | "silent" | "late";
                        } | null;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        fields: {
                            [key: string]: {
                                organisationId: string;
                                people: number;
                            }[] | null | number | boolean | string;
                        };
                        about: {
                            id: string;
                            kind: string;
                            title: string;
                        } | null;
                        attachments: {
                            sha256: string;
                            name: string;
                            mediaType: string;
                            size: number;
                            isPublic: boolean;
                        }[];
                        faults: {
                            field: string;
                            text: string;
                        }[];
                        steps: {
                            /** @enum {unknown} */
                            name: "submit" | "recall" | "return" | "confirm" | "take_back" | "drop";
                            title: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                        history: {
                            title: string;
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayWrite: boolean;
                        url: string;
                    };
                };
            };
        };
    };
    changeLedgerEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    title: string;
                    fields: {
                        [key: string]: {
                            organisationId: string;
                            people: number;
                        }[] | null | number | boolean | string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        organisationId: string;
                        organisationName: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                        occurredOn: string | null;
                        occurredAt: string | null;
                        files: number;
                        reason: string;
                        holdsUntil: string | null;
                        isReplaced: boolean;
                        progress: {
                            percent: number;
                            quarter: string;
                            paid: number | null;
                            /** @enum {unknown} */
                            light: "done" | "on_time" | "behind" | "silent" | "late";
                        } | null;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        fields: {
                            [key: string]: {
                                organisationId: string;
                                people: number;
                            }[] | null | number | boolean | string;
                        };
                        about: {
                            id: string;
                            kind: string;
                            title: string;
                        } | null;
                        attachments: {
                            sha256: string;
                            name: string;
                            mediaType: string;
                            size: number;
                            isPublic: boolean;
                        }[];
                        faults: {
                            field: string;
                            text: string;
                        }[];
                        steps: {
                            /** @enum {unknown} */
                            name: "submit" | "recall" | "return" | "confirm" | "take_back" | "drop";
                            title: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                        history: {
                            title: string;
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayWrite: boolean;
                        url: string;
                    };
                };
            };
        };
    };
    stepLedgerEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    name: "submit" | "recall" | "return" | "confirm" | "take_back" | "drop";
                    version: number;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        organisationId: string;
                        organisationName: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                        occurredOn: string | null;
                        occurredAt: string | null;
                        files: number;
                        reason: string;
                        holdsUntil: string | null;
                        isReplaced: boolean;
                        progress: {
                            percent: number;
                            quarter: string;
                            paid: number | null;
                            /** @enum {unknown} */
                            light: "done" | "on_time" | "behind" | "silent" | "late";
                        } | null;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        fields: {
                            [key: string]: {
                                organisationId: string;
                                people: number;
                            }[] | null | number | boolean | string;
                        };
                        about: {
                            id: string;
                            kind: string;
                            title: string;
                        } | null;
                        attachments: {
                            sha256: string;
                            name: string;
                            mediaType: string;
                            size: number;
                            isPublic: boolean;
                        }[];
                        faults: {
                            field: string;
                            text: string;
                        }[];
                        steps: {
                            /** @enum {unknown} */
                            name: "submit" | "recall" | "return" | "confirm" | "take_back" | "drop";
                            title: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                        history: {
                            title: string;
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayWrite: boolean;
                        url: string;
                    };
                };
            };
        };
    };
    stepLedgerEntries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    name: "submit" | "confirm" | "return" | "drop";
                    note: string;
                    entries: {
                        id: string;
                        version: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: string[];
                        failed: {
                            id: string;
                            reason: string;
                        }[];
                    };
                };
            };
        };
    };
    addLedgerFile: {
        parameters: {
            query: {
                version: number;
                isPublic: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        organisationId: string;
                        organisationName: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                        occurredOn: string | null;
                        occurredAt: string | null;
                        files: number;
                        reason: string;
                        holdsUntil: string | null;
                        isReplaced: boolean;
                        progress: {
                            percent: number;
                            quarter: string;
                            paid: number | null;
                            /** @enum {unknown} */
                            light: "done" | "on_time" | "behind" | "silent" | "late";
                        } | null;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        fields: {
                            [key: string]: {
                                organisationId: string;
                                people: number;
                            }[] | null | number | boolean | string;
                        };
                        about: {
                            id: string;
                            kind: string;
                            title: string;
                        } | null;
                        attachments: {
                            sha256: string;
                            name: string;
                            mediaType: string;
                            size: number;
                            isPublic: boolean;
                        }[];
                        faults: {
                            field: string;
                            text: string;
                        }[];
                        steps: {
                            /** @enum {unknown} */
                            name: "submit" | "recall" | "return" | "confirm" | "take_back" | "drop";
                            title: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                        history: {
                            title: string;
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayWrite: boolean;
                        url: string;
                    };
                };
            };
        };
    };
    removeLedgerFile: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        organisationId: string;
                        organisationName: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                        occurredOn: string | null;
                        occurredAt: string | null;
                        files: number;
                        reason: string;
                        holdsUntil: string | null;
                        isReplaced: boolean;
                        progress: {
                            percent: number;
                            quarter: string;
                            paid: number | null;
                            /** @enum {unknown} */
                            light: "done" | "on_time" | "behind" | "silent" | "late";
                        } | null;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        fields: {
                            [key: string]: {
                                organisationId: string;
                                people: number;
                            }[] | null | number | boolean | string;
                        };
                        about: {
                            id: string;
                            kind: string;
                            title: string;
                        } | null;
                        attachments: {
                            sha256: string;
                            name: string;
                            mediaType: string;
                            size: number;
                            isPublic: boolean;
                        }[];
                        faults: {
                            field: string;
                            text: string;
                        }[];
                        steps: {
                            /** @enum {unknown} */
                            name: "submit" | "recall" | "return" | "confirm" | "take_back" | "drop";
                            title: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                        history: {
                            title: string;
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayWrite: boolean;
                        url: string;
                    };
                };
            };
        };
    };
    changeLedgerFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    isPublic: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        organisationId: string;
                        organisationName: string;
                        title: string;
                        /** @enum {unknown} */
                        state: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                        occurredOn: string | null;
                        occurredAt: string | null;
                        files: number;
                        reason: string;
                        holdsUntil: string | null;
                        isReplaced: boolean;
                        progress: {
                            percent: number;
                            quarter: string;
                            paid: number | null;
                            /** @enum {unknown} */
                            light: "done" | "on_time" | "behind" | "silent" | "late";
                        } | null;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        fields: {
                            [key: string]: {
                                organisationId: string;
                                people: number;
                            }[] | null | number | boolean | string;
                        };
                        about: {
                            id: string;
                            kind: string;
                            title: string;
                        } | null;
                        attachments: {
                            sha256: string;
                            name: string;
                            mediaType: string;
                            size: number;
                            isPublic: boolean;
                        }[];
                        faults: {
                            field: string;
                            text: string;
                        }[];
                        steps: {
                            /** @enum {unknown} */
                            name: "submit" | "recall" | "return" | "confirm" | "take_back" | "drop";
                            title: string;
                            allowed: boolean;
                            reason: string;
                        }[];
                        history: {
                            title: string;
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            note: string;
                        }[];
                        mayWrite: boolean;
                        url: string;
                    };
                };
            };
        };
    };
    downloadLedgerTemplate: {
        parameters: {
            query: {
                kind: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    downloadLedger: {
        parameters: {
            query: {
                kind: string;
                state?: "draft" | "submitted" | "confirmed" | "taken_back" | "dropped";
                organisationId?: string;
                q?: string;
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    importLedger: {
        parameters: {
            query: {
                kind: string;
                dryRun: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        written: boolean;
                        added: number;
                        same: number;
                        faults: {
                            where: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    getStandardText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                format: "pdf" | "docx";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listReviews: {
        parameters: {
            query: {
                scope: "mine" | "unit";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            subjectId: string;
                            title: string;
                            organisationName: string;
                            version: number;
                            /** @enum {unknown} */
                            mode: "before" | "afterwards";
                            step: {
                                key: string;
                                nameZh: string;
                                nameEn: string;
                            };
                            stepNumber: number;
                            stepCount: number;
                            waitingSince: string;
                            clock: {
                                dueOn: string | null;
                                /** @enum {unknown} */
                                light: "normal" | "near" | "overdue";
                                words: string;
                                source: string;
                            } | null;
                            isEscalated: boolean;
                            waitingFor: string[];
                            submittedByName: string;
                            submittedAt: string;
                            mayDecide: boolean;
                            mayDecideFor: string;
                        }[];
                        more: boolean;
                    };
                };
            };
        };
    };
    getReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        subjectType: string;
                        subjectId: string;
                        editionId: string;
                        title: string;
                        organisationName: string;
                        /** @enum {unknown} */
                        state: "waiting" | "approved" | "returned" | "cancelled";
                        version: number;
                        submittedByName: string;
                        submittedAt: string;
                        /** @enum {unknown} */
                        mode: "before" | "afterwards";
                        emergencyReason: string;
                        chainName: string;
                        /** @enum {unknown} */
                        resubmit: "start" | "returning_step";
                        round: number;
                        steps: {
                            key: string;
                            nameZh: string;
                            nameEn: string;
                            /** @enum {unknown} */
                            state: "done" | "waiting" | "later" | "returned";
                            parallel: boolean;
                            waitingSince: string | null;
                            waitingFor: string[];
                            clock: {
                                dueOn: string | null;
                                /** @enum {unknown} */
                                light: "normal" | "near" | "overdue";
                                words: string;
                                source: string;
                            } | null;
                            decidedByName: string;
                            decidedForName: string;
                            decidedAt: string | null;
                            reason: string;
                            isCarried: boolean;
                        }[];
                        returns: {
                            round: number;
                            stepZh: string;
                            stepEn: string;
                            toZh: string | null;
                            toEn: string | null;
                            byName: string;
                            at: string;
                            kinds: ("facts" | "wording" | "format" | "attachments" | "attribute" | "legality" | "secrecy" | "privacy" | "interpretation" | "other")[];
                            reason: string;
                        }[];
                        hasEarlierText: boolean;
                        waitingFor: string[];
                        mayDecide: boolean;
                        mayDecideStep: string;
                        mayDecideFor: string;
                        backTo: {
                            key: string;
                            nameZh: string;
                            nameEn: string;
                        }[];
                        whyNotZh: string;
                        whyNotEn: string;
                    };
                };
            };
        };
    };
    decideReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    decision: "approve" | "return";
                    /** @default  */
                    reason: string;
                    step?: string;
                    to?: string | null;
                    kinds?: ("facts" | "wording" | "format" | "attachments" | "attribute" | "legality" | "secrecy" | "privacy" | "interpretation" | "other")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        subjectType: string;
                        subjectId: string;
                        editionId: string;
                        title: string;
                        organisationName: string;
                        /** @enum {unknown} */
                        state: "waiting" | "approved" | "returned" | "cancelled";
                        version: number;
                        submittedByName: string;
                        submittedAt: string;
                        /** @enum {unknown} */
                        mode: "before" | "afterwards";
                        emergencyReason: string;
                        chainName: string;
                        /** @enum {unknown} */
                        resubmit: "start" | "returning_step";
                        round: number;
                        steps: {
                            key: string;
                            nameZh: string;
                            nameEn: string;
                            /** @enum {unknown} */
                            state: "done" | "waiting" | "later" | "returned";
                            parallel: boolean;
                            waitingSince: string | null;
                            waitingFor: string[];
                            clock: {
                                dueOn: string | null;
                                /** @enum {unknown} */
                                light: "normal" | "near" | "overdue";
                                words: string;
                                source: string;
                            } | null;
                            decidedByName: string;
                            decidedForName: string;
                            decidedAt: string | null;
                            reason: string;
                            isCarried: boolean;
                        }[];
                        returns: {
                            round: number;
                            stepZh: string;
                            stepEn: string;
                            toZh: string | null;
                            toEn: string | null;
                            byName: string;
                            at: string;
                            kinds: ("facts" | "wording" | "format" | "attachments" | "attribute" | "legality" | "secrecy" | "privacy" | "interpretation" | "other")[];
                            reason: string;
                        }[];
                        hasEarlierText: boolean;
                        waitingFor: string[];
                        mayDecide: boolean;
                        mayDecideStep: string;
                        mayDecideFor: string;
                        backTo: {
                            key: string;
                            nameZh: string;
                            nameEn: string;
                        }[];
                        whyNotZh: string;
                        whyNotEn: string;
                    };
                };
            };
        };
    };
    getEarlierText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        round: number;
                        text: unknown;
                    };
                };
            };
        };
    };
    listReviewChains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            organisationId: string | null;
                            kind: string;
                            steps: {
                                key: string;
                                nameZh: string;
                                nameEn: string;
                                /** @enum {unknown} */
                                permission: "review.step.first" | "review.step.second" | "review.step.legal" | "review.step.secrecy" | "review.step.final";
                                parallel?: boolean;
                                limitDays?: number | null;
                                limitSource?: string;
                            }[];
                            distinctReviewers: boolean;
                            /** @enum {unknown} */
                            resubmit: "start" | "returning_step";
                            version: number;
                            gaps: {
                                stepKey: string;
                                nameZh: string;
                                nameEn: string;
                                units: string[];
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    createReviewChain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    organisationId: string | null;
                    /** @default  */
                    kind: string;
                    steps: {
                        key: string;
                        nameZh: string;
                        nameEn: string;
                        /** @enum {unknown} */
                        permission: "review.step.first" | "review.step.second" | "review.step.legal" | "review.step.secrecy" | "review.step.final";
                        parallel?: boolean;
                        limitDays?: number | null;
                        limitSource?: string;
                    }[];
                    /** @default true */
                    distinctReviewers: boolean;
                    /** @enum {unknown} */
                    resubmit?: "start" | "returning_step";
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        gaps: {
                            stepKey: string;
                            nameZh: string;
                            nameEn: string;
                            units: string[];
                        }[];
                    };
                };
            };
        };
    };
    getEffectiveChain: {
        parameters: {
            query: {
                organisationId: string;
                kind: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string | null;
                        name: string;
                        fromUnit: string;
                        /** @enum {unknown} */
                        from: "unit" | "above" | "tenant" | "default";
                        kind: string;
                        steps: {
                            key: string;
                            nameZh: string;
                            nameEn: string;
                            /** @enum {unknown} */
                            permission: "review.step.first" | "review.step.second" | "review.step.legal" | "review.step.secrecy" | "review.step.final";
                            parallel?: boolean;
                            limitDays?: number | null;
                            limitSource?: string;
                        }[];
                        gaps: {
                            stepKey: string;
                            nameZh: string;
                            nameEn: string;
                            units: string[];
                        }[];
                    };
                };
            };
        };
    };
    saveReviewChain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    organisationId: string | null;
                    /** @default  */
                    kind: string;
                    steps: {
                        key: string;
                        nameZh: string;
                        nameEn: string;
                        /** @enum {unknown} */
                        permission: "review.step.first" | "review.step.second" | "review.step.legal" | "review.step.secrecy" | "review.step.final";
                        parallel?: boolean;
                        limitDays?: number | null;
                        limitSource?: string;
                    }[];
                    /** @default true */
                    distinctReviewers: boolean;
                    /** @enum {unknown} */
                    resubmit?: "start" | "returning_step";
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        gaps: {
                            stepKey: string;
                            nameZh: string;
                            nameEn: string;
                            units: string[];
                        }[];
                    };
                };
            };
        };
    };
    retireReviewChain: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getReviewSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        afterwardsDays: number;
                        afterwardsSource: string;
                        version: number;
                    };
                };
            };
        };
    };
    setReviewSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    afterwardsDays: number;
                    afterwardsSource: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        afterwardsDays: number;
                        afterwardsSource: string;
                        version: number;
                    };
                };
            };
        };
    };
    listReviewDelegations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            fromName: string;
                            toName: string;
                            fromOn: string;
                            untilOn: string;
                            reason: string;
                            /** @enum {unknown} */
                            state: "ahead" | "running" | "over" | "ended";
                            isMine: boolean;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    delegateReviews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    toAccount: string;
                    fromOn: string;
                    untilOn: string;
                    /** @default  */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    listReviewDelegates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    endReviewDelegation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCalendarYear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        published: boolean;
                        /** @enum {unknown} */
                        origin: "release" | "loaded" | "none";
                        version: number;
                        workdays: number;
                        notices: {
                            title: string;
                            number?: string;
                            /** Format: date */
                            madeOn?: string;
                        }[];
                        off: string[];
                        work: string[];
                    };
                };
            };
        };
    };
    setCalendarYear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    notices: {
                        title: string;
                        number?: string;
                        madeOn?: string;
                    }[];
                    off: string[];
                    work: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        published: boolean;
                        /** @enum {unknown} */
                        origin: "release" | "loaded" | "none";
                        version: number;
                        workdays: number;
                        notices: {
                            title: string;
                            number?: string;
                            /** Format: date */
                            madeOn?: string;
                        }[];
                        off: string[];
                        work: string[];
                        warnings: string[];
                    };
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query: {
                organisation?: string;
                topic?: string;
                year?: string;
                validity?: string;
                audience?: string;
                limit: number;
                page: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            url: string;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            organisation: {
                                id: string;
                                name: string;
                            };
                            topic: string;
                            madeOn: string | null;
                            publishedOn: string | null;
                            validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                        }[];
                    };
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        url: string;
                        title: string;
                        documentNumber: string;
                        issuingBody: string;
                        indexNumber: string;
                        topic: string;
                        subjectWords: string;
                        mainRecipients: string;
                        madeOn: string | null;
                        publishedOn: string | null;
                        validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                        organisation: {
                            id: string;
                            name: string;
                            code: string;
                        };
                        body: ({
                            /** @enum {string} */
                            kind: "heading";
                            level: number;
                            marker?: string;
                            text: string;
                            path: string;
                            anchor: string;
                        } | {
                            /** @enum {string} */
                            kind: "paragraph";
                            marker?: string;
                            text: string;
                            path: string;
                            anchor: string;
                            /** @enum {unknown} */
                            role?: "title" | "document_number" | "recipients" | "signature" | "date" | "attachment_note" | "centered";
                            links?: {
                                start: number;
                                end: number;
                                href: string;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "table";
                            caption?: string;
                            rows: {
                                text: string;
                                colSpan?: number;
                                rowSpan?: number;
                                header?: boolean;
                            }[][];
                            path: string;
                            anchor: string;
                        } | {
                            /** @enum {string} */
                            kind: "image";
                            file: string;
                            alt: string;
                            width?: number;
                            height?: number;
                            path: string;
                            anchor: string;
                        })[];
                        tasks: {
                            path: string;
                            anchor: string;
                            text: string;
                            lead: string[];
                            responsible: string[];
                            dueOn: string | null;
                            dates: {
                                /** Format: date */
                                on: string;
                                words: string;
                                start?: number;
                            }[];
                            frequencies: {
                                value: string;
                                words: string;
                                start?: number;
                            }[];
                            limits: {
                                value: string;
                                words: string;
                                start?: number;
                            }[];
                            thresholds: {
                                value: string;
                                words: string;
                                start?: number;
                            }[];
                            unitWords?: string;
                        }[];
                        original: {
                            name: string;
                            mediaType: string;
                            size: number;
                            url: string;
                        } | null;
                        edition: number;
                        audience: {
                            /** @enum {unknown} */
                            kind: "everyone" | "area" | "group";
                            name: string;
                        };
                        visibleUntil: string | null;
                        changeNote: string;
                        /** @enum {unknown} */
                        correction: "" | "error" | "privacy" | "secrecy";
                        /** Format: date-time */
                        visibleFrom: string;
                    };
                };
            };
        };
    };
    getWorkbench: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        todos: {
                            /** @enum {unknown} */
                            kind: "review" | "returned" | "draft" | "approved" | "import" | "withheld_review" | "late_review" | "error_report" | "normative_publish" | "normative_evaluate" | "cleanup" | "interpretation" | "page" | "request" | "hiding" | "ledger_confirm" | "ledger_returned" | "work_plan" | "work_plan_report";
                            id: string;
                            version: number;
                            title: string;
                            organisationName: string;
                            step: string;
                            /** Format: date-time */
                            since: string;
                            fromName: string;
                        }[];
                        counts: {
                            drafts: number;
                            waiting: number;
                            returned: number;
                            approved: number;
                        };
                        waitingForOthers: {
                            reviewId: string;
                            title: string;
                            step: string;
                            waitingFor: string[];
                            since: string;
                        }[];
                        demoOffer: boolean;
                    };
                };
            };
        };
    };
    listOwnDocuments: {
        parameters: {
            query: {
                state?: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                organisationId?: string;
                q?: string;
                cursor?: string;
                limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            documentNumber: string;
                            organisationId: string;
                            organisationName: string;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                            version: number;
                            publishedOn: string | null;
                            validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                            warnings: number;
                            /** Format: date-time */
                            changedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    getOwnDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisation: {
                            id: string;
                            name: string;
                        };
                        live: {
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                            version: number;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            indexNumber: string;
                            topic: string;
                            subjectWords: string;
                            mainRecipients: string;
                            madeOn: string | null;
                            publishedOn: string | null;
                            validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                            body: ({
                                /** @enum {string} */
                                kind: "heading";
                                level: number;
                                marker?: string;
                                text: string;
                                path: string;
                                anchor: string;
                            } | {
                                /** @enum {string} */
                                kind: "paragraph";
                                marker?: string;
                                text: string;
                                path: string;
                                anchor: string;
                                /** @enum {unknown} */
                                role?: "title" | "document_number" | "recipients" | "signature" | "date" | "attachment_note" | "centered";
                                links?: {
                                    start: number;
                                    end: number;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "table";
                                caption?: string;
                                rows: {
                                    text: string;
                                    colSpan?: number;
                                    rowSpan?: number;
                                    header?: boolean;
                                }[][];
                                path: string;
                                anchor: string;
                            } | {
                                /** @enum {string} */
                                kind: "image";
                                file: string;
                                alt: string;
                                width?: number;
                                height?: number;
                                path: string;
                                anchor: string;
                            })[];
                            tasks: {
                                path: string;
                                anchor: string;
                                text: string;
                                lead: string[];
                                responsible: string[];
                                dueOn: string | null;
                                dates: {
                                    /** Format: date */
                                    on: string;
                                    words: string;
                                    start?: number;
                                }[];
                                frequencies: {
                                    value: string;
                                    words: string;
                                    start?: number;
                                }[];
                                limits: {
                                    value: string;
                                    words: string;
                                    start?: number;
                                }[];
                                thresholds: {
                                    value: string;
                                    words: string;
                                    start?: number;
                                }[];
                                unitWords?: string;
                            }[];
                            warnings: {
                                code: string;
                                field?: string;
                                path?: string;
                                words?: string;
                            }[];
                            original: {
                                name: string;
                                mediaType: string;
                                size: number;
                                url: string;
                            } | null;
                            /** Format: date-time */
                            changedAt: string;
                            publishAt: string | null;
                            terms: {
                                /** @enum {unknown} */
                                audienceKind: "everyone" | "area" | "group";
                                audience: string;
                                visibleUntil: string | null;
                                embargoUntil: string | null;
                                changeNote: string;
                                /** @enum {unknown} */
                                correction: "" | "error" | "privacy" | "secrecy";
                            };
                        } | null;
                        draft: {
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                            version: number;
                            title: string;
                            documentNumber: string;
                            issuingBody: string;
                            indexNumber: string;
                            topic: string;
                            subjectWords: string;
                            mainRecipients: string;
                            madeOn: string | null;
                            publishedOn: string | null;
                            validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                            body: ({
                                /** @enum {string} */
                                kind: "heading";
                                level: number;
                                marker?: string;
                                text: string;
                                path: string;
                                anchor: string;
                            } | {
                                /** @enum {string} */
                                kind: "paragraph";
                                marker?: string;
                                text: string;
                                path: string;
                                anchor: string;
                                /** @enum {unknown} */
                                role?: "title" | "document_number" | "recipients" | "signature" | "date" | "attachment_note" | "centered";
                                links?: {
                                    start: number;
                                    end: number;
                                    href: string;
                                }[];
                            } | {
                                /** @enum {string} */
                                kind: "table";
                                caption?: string;
                                rows: {
                                    text: string;
                                    colSpan?: number;
                                    rowSpan?: number;
                                    header?: boolean;
                                }[][];
                                path: string;
                                anchor: string;
                            } | {
                                /** @enum {string} */
                                kind: "image";
                                file: string;
                                alt: string;
                                width?: number;
                                height?: number;
                                path: string;
                                anchor: string;
                            })[];
                            tasks: {
                                path: string;
                                anchor: string;
                                text: string;
                                lead: string[];
                                responsible: string[];
                                dueOn: string | null;
                                dates: {
                                    /** Format: date */
                                    on: string;
                                    words: string;
                                    start?: number;
                                }[];
                                frequencies: {
                                    value: string;
                                    words: string;
                                    start?: number;
                                }[];
                                limits: {
                                    value: string;
                                    words: string;
                                    start?: number;
                                }[];
                                thresholds: {
                                    value: string;
                                    words: string;
                                    start?: number;
                                }[];
                                unitWords?: string;
                            }[];
                            warnings: {
                                code: string;
                                field?: string;
                                path?: string;
                                words?: string;
                            }[];
                            original: {
                                name: string;
                                mediaType: string;
                                size: number;
                                url: string;
                            } | null;
                            /** Format: date-time */
                            changedAt: string;
                            publishAt: string | null;
                            terms: {
                                /** @enum {unknown} */
                                audienceKind: "everyone" | "area" | "group";
                                audience: string;
                                visibleUntil: string | null;
                                embargoUntil: string | null;
                                changeNote: string;
                                /** @enum {unknown} */
                                correction: "" | "error" | "privacy" | "secrecy";
                            };
                        } | null;
                        reviewId: string | null;
                        publicUrl: string | null;
                        withdrawn: {
                            /** Format: date-time */
                            at: string;
                            reason: string;
                            title: string;
                        } | null;
                        actions: {
                            /** @enum {unknown} */
                            name: "edit" | "submit" | "recall" | "publish" | "publish_urgently" | "schedule" | "unschedule" | "withdraw" | "start_draft" | "discard_draft" | "correct_tasks";
                            allowed: boolean;
                            reason: string;
                            /** @enum {string} */
                            missing?: "disclosure";
                        }[];
                        history: {
                            /** Format: date-time */
                            at: string;
                            actorName: string;
                            action: string;
                            reason: string;
                        }[];
                    };
                };
            };
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    fields: {
                        title: string;
                        documentNumber: string;
                        issuingBody: string;
                        indexNumber: string;
                        topic: string;
                        subjectWords: string;
                        mainRecipients: string;
                        madeOn: string | null;
                        publishedOn: string | null;
                        validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                    };
                    keepOriginal?: boolean;
                    blocks?: ({
                        /** @enum {string} */
                        kind: "paragraph";
                        text: string;
                        headingLevel?: number;
                        align?: "left" | "center" | "right";
                        links?: {
                            start: number;
                            end: number;
                            href: string;
                        }[];
                    } | {
                        /** @enum {string} */
                        kind: "table";
                        caption?: string;
                        rows: {
                            text: string;
                            colSpan?: number;
                            rowSpan?: number;
                            header?: boolean;
                        }[][];
                    } | {
                        /** @enum {string} */
                        kind: "image";
                        file: string;
                        alt: string;
                        width?: number;
                        height?: number;
                    })[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                        /** @enum {unknown} */
                        state: "draft" | "in_review" | "approved" | "live" | "superseded" | "withdrawn";
                        version: number;
                        title: string;
                        documentNumber: string;
                        issuingBody: string;
                        indexNumber: string;
                        topic: string;
                        subjectWords: string;
                        mainRecipients: string;
                        madeOn: string | null;
                        publishedOn: string | null;
                        validity: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                        body: ({
                            /** @enum {string} */
                            kind: "heading";
                            level: number;
                            marker?: string;
                            text: string;
                            path: string;
                            anchor: string;
                        } | {
                            /** @enum {string} */
                            kind: "paragraph";
                            marker?: string;
                            text: string;
                            path: string;
                            anchor: string;
                            /** @enum {unknown} */
                            role?: "title" | "document_number" | "recipients" | "signature" | "date" | "attachment_note" | "centered";
                            links?: {
                                start: number;
                                end: number;
                                href: string;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "table";
                            caption?: string;
                            rows: {
                                text: string;
                                colSpan?: number;
                                rowSpan?: number;
                                header?: boolean;
                            }[][];
                            path: string;
                            anchor: string;
                        } | {
                            /** @enum {string} */
                            kind: "image";
                            file: string;
                            alt: string;
                            width?: number;
                            height?: number;
                            path: string;
                            anchor: string;
                        })[];
                        tasks: {
                            path: string;
                            anchor: string;
                            text: string;
                            lead: string[];
                            responsible: string[];
                            dueOn: string | null;
                            dates: {
                                /** Format: date */
                                on: string;
                                words: string;
                                start?: number;
                            }[];
                            frequencies: {
                                value: string;
                                words: string;
                                start?: number;
                            }[];
                            limits: {
                                value: string;
                                words: string;
                                start?: number;
                            }[];
                            thresholds: {
                                value: string;
                                words: string;
                                start?: number;
                            }[];
                            unitWords?: string;
                        }[];
                        warnings: {
                            code: string;
                            field?: string;
                            path?: string;
                            words?: string;
                        }[];
                        original: {
                            name: string;
                            mediaType: string;
                            size: number;
                            url: string;
                        } | null;
                        /** Format: date-time */
                        changedAt: string;
                        publishAt: string | null;
                        terms: {
                            /** @enum {unknown} */
                            audienceKind: "everyone" | "area" | "group";
                            audience: string;
                            visibleUntil: string | null;
                            embargoUntil: string | null;
                            changeNote: string;
                            /** @enum {unknown} */
                            correction: "" | "error" | "privacy" | "secrecy";
                        };
                    };
                };
            };
        };
    };
    startDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    discardDraft: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    correctTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    tasks: {
                        path: string;
                        anchor: string;
                        text: string;
                        lead: string[];
                        responsible: string[];
                        dueOn: string | null;
                        dates: {
                            /** Format: date */
                            on: string;
                            words: string;
                            start?: number;
                        }[];
                        frequencies: {
                            value: string;
                            words: string;
                            start?: number;
                        }[];
                        limits: {
                            value: string;
                            words: string;
                            start?: number;
                        }[];
                        thresholds: {
                            value: string;
                            words: string;
                            start?: number;
                        }[];
                        unitWords?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    submitDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reviewId: string;
                    };
                };
            };
        };
    };
    recallDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    publishDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
        };
    };
    withdrawDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @enum {unknown} */
                    kind?: "withdrawn" | "privacy" | "secrecy";
                    replacementId?: string | null;
                    showTitle?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    openFile: {
        parameters: {
            query?: {
                name?: string;
            };
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: string;
                        mediaType: string;
                        width: number;
                        height: number;
                    };
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            state: string;
                            total: number;
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        /** @enum {unknown} */
                        state: "reading" | "ready" | "done";
                        total: number;
                        finished: number;
                        /** Format: date-time */
                        createdAt: string;
                        createdByName: string;
                        /** Format: date-time */
                        keptUntil: string;
                        items: {
                            position: number;
                            fileName: string;
                            /** @enum {unknown} */
                            state: "waiting" | "read" | "failed" | "duplicate" | "saved" | "left_out";
                            error: {
                                code: string;
                                message: string;
                            } | null;
                            title: string;
                            warningCount: number;
                            isReadable: boolean;
                            documentId: string | null;
                            documentTitle: string | null;
                            duplicateOf: {
                                position: number;
                                fileName: string;
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    getImportItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        position: number;
                        fileName: string;
                        /** @enum {unknown} */
                        state: "waiting" | "read" | "failed" | "duplicate" | "saved" | "left_out";
                        error: {
                            code: string;
                            message: string;
                        } | null;
                        title: string;
                        warningCount: number;
                        isReadable: boolean;
                        documentId: string | null;
                        documentTitle: string | null;
                        duplicateOf: {
                            position: number;
                            fileName: string;
                        } | null;
                        fields: {
                            [key: string]: {
                                value: string;
                                confidence: "certain" | "likely" | "none";
                                words?: string;
                            };
                        } | null;
                        warnings: {
                            code: string;
                            field?: string;
                            path?: string;
                            words?: string;
                        }[];
                        body: ({
                            /** @enum {string} */
                            kind: "heading";
                            level: number;
                            marker?: string;
                            text: string;
                            path: string;
                            anchor: string;
                        } | {
                            /** @enum {string} */
                            kind: "paragraph";
                            marker?: string;
                            text: string;
                            path: string;
                            anchor: string;
                            /** @enum {unknown} */
                            role?: "title" | "document_number" | "recipients" | "signature" | "date" | "attachment_note" | "centered";
                            links?: {
                                start: number;
                                end: number;
                                href: string;
                            }[];
                        } | {
                            /** @enum {string} */
                            kind: "table";
                            caption?: string;
                            rows: {
                                text: string;
                                colSpan?: number;
                                rowSpan?: number;
                                header?: boolean;
                            }[][];
                            path: string;
                            anchor: string;
                        } | {
                            /** @enum {string} */
                            kind: "image";
                            file: string;
                            alt: string;
                            width?: number;
                            height?: number;
                            path: string;
                            anchor: string;
                        })[];
                        tasks: {
                            path: string;
                            anchor: string;
                            text: string;
                            lead: string[];
                            responsible: string[];
                            dueOn: string | null;
                            dates: {
                                /** Format: date */
                                on: string;
                                words: string;
                                start?: number;
                            }[];
                            frequencies: {
                                value: string;
                                words: string;
                                start?: number;
                            }[];
                            limits: {
                                value: string;
                                words: string;
                                start?: number;
                            }[];
                            thresholds: {
                                value: string;
                                words: string;
                                start?: number;
                            }[];
                            unitWords?: string;
                        }[];
                    };
                };
            };
        };
    };
    openImportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    saveImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        position: number;
                        include: boolean;
                        fields?: {
                            title?: string;
                            documentNumber?: string;
                            issuingBody?: string;
                            indexNumber?: string;
                            topic?: string;
                            subjectWords?: string;
                            mainRecipients?: string;
                            madeOn?: string | null;
                            publishedOn?: string | null;
                            validity?: ("in_force" | "amended" | "partly_invalid" | "expired" | "repealed" | "not_yet_in_force") | "";
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organisationId: string;
                        /** @enum {unknown} */
                        state: "reading" | "ready" | "done";
                        total: number;
                        finished: number;
                        /** Format: date-time */
                        createdAt: string;
                        createdByName: string;
                        /** Format: date-time */
                        keptUntil: string;
                        items: {
                            position: number;
                            fileName: string;
                            /** @enum {unknown} */
                            state: "waiting" | "read" | "failed" | "duplicate" | "saved" | "left_out";
                            error: {
                                code: string;
                                message: string;
                            } | null;
                            title: string;
                            warningCount: number;
                            isReadable: boolean;
                            documentId: string | null;
                            documentTitle: string | null;
                            duplicateOf: {
                                position: number;
                                fileName: string;
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    getReceipts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        publication: {
                            /** @enum {unknown} */
                            state: "published" | "withdrawn";
                            version: number;
                            surfaces: {
                                /** @enum {unknown} */
                                name: "page" | "list" | "column" | "search" | "file" | "standard_text" | "feed" | "sitemap" | "api" | "oai" | "normative" | "interpretation" | "gazette" | "catalog" | "evidence";
                                version: number | null;
                                settledAt: string | null;
                                settled: boolean;
                            }[];
                        } | null;
                    };
                };
            };
        };
    };
    getDocumentFindings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        held: boolean;
                        mayOverrule: boolean;
                        findings: ({
                            /** @enum {unknown} */
                            kind: "secrecy_marking" | "withheld_marking" | "resident_id" | "phone" | "landline" | "bank_card" | "passport" | "email" | "home_address" | "licence_plate" | "personal_list" | "credential" | "sensitive_person" | "private_account" | "internal_address" | "local_path" | "dead_link" | "wrong_expression" | "metadata" | "hidden_sheet" | "hidden_row" | "hidden_column" | "hidden_text" | "white_text" | "tiny_text" | "off_page_text" | "covered_text" | "tracked_change" | "comment" | "speaker_notes" | "hidden_slide" | "embedded_file" | "appended_data" | "earlier_revision" | "cached_data" | "macro" | "image_gps" | "image_exif" | "image_preview" | "cropped_picture" | "html_comment" | "hidden_element" | "not_checkable" | "title_missing" | "text_missing";
                            where: string;
                            excerpt: string;
                            /** @enum {unknown} */
                            severity: "high" | "medium" | "low";
                            suggestion: string;
                        } & {
                            key: string;
                            file: string;
                            ruling: {
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        })[];
                    };
                };
            };
        };
    };
    overruleDocumentFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    key: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        held: boolean;
                        mayOverrule: boolean;
                        findings: ({
                            /** @enum {unknown} */
                            kind: "secrecy_marking" | "withheld_marking" | "resident_id" | "phone" | "landline" | "bank_card" | "passport" | "email" | "home_address" | "licence_plate" | "personal_list" | "credential" | "sensitive_person" | "private_account" | "internal_address" | "local_path" | "dead_link" | "wrong_expression" | "metadata" | "hidden_sheet" | "hidden_row" | "hidden_column" | "hidden_text" | "white_text" | "tiny_text" | "off_page_text" | "covered_text" | "tracked_change" | "comment" | "speaker_notes" | "hidden_slide" | "embedded_file" | "appended_data" | "earlier_revision" | "cached_data" | "macro" | "image_gps" | "image_exif" | "image_preview" | "cropped_picture" | "html_comment" | "hidden_element" | "not_checkable" | "title_missing" | "text_missing";
                            where: string;
                            excerpt: string;
                            /** @enum {unknown} */
                            severity: "high" | "medium" | "low";
                            suggestion: string;
                        } & {
                            key: string;
                            file: string;
                            ruling: {
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        })[];
                    };
                };
            };
        };
    };
    listHeldInPublic: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            title: string;
                            organisationId: string;
                            findings: {
                                kind: string;
                                where: string;
                                excerpt: string;
                                file: string;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    scheduleDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** Format: date-time */
                    publishAt: string;
                    confirmPast?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        publishAt: string | null;
                    };
                };
            };
        };
    };
    unscheduleDocument: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    publishDocumentUrgently: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        reviewId: string;
                    };
                };
            };
        };
    };
    setTerms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    terms: {
                        /** @enum {unknown} */
                        audienceKind: "everyone" | "area" | "group";
                        audience: string;
                        visibleUntil: string | null;
                        embargoUntil: string | null;
                        changeNote: string;
                        /** @enum {unknown} */
                        correction: "" | "error" | "privacy" | "secrecy";
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    getDisclosure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        disclosure: ("proactive" | "on_request" | "withheld") | "";
                        clause: string;
                        reason: string;
                        reviewDueOn: string | null;
                        isProvisional: boolean;
                        mayDecide: boolean;
                        clauses: {
                            code: string;
                            source: string;
                            text: string;
                            /** @enum {unknown} */
                            force: "must" | "overridable" | "may";
                        }[];
                        decisions: {
                            /** @enum {unknown} */
                            kind: "decided" | "converted" | "reviewed";
                            /** @enum {unknown} */
                            disclosure: "proactive" | "on_request" | "withheld";
                            clause: string;
                            reason: string;
                            byName: string;
                            /** Format: date-time */
                            at: string;
                            reviewDueOn: string | null;
                        }[];
                    };
                };
            };
        };
    };
    decideDisclosure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    disclosure: "proactive" | "on_request" | "withheld";
                    clause: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reviewDueOn: string | null;
                    };
                };
            };
        };
    };
    listPreviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            note: string;
                            createdByName: string;
                            views: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            lastViewedAt: string | null;
                            /** @enum {unknown} */
                            state: "open" | "revoked" | "expired" | "over";
                        }[];
                    };
                };
            };
        };
    };
    createPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                    hours: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        path: string;
                    };
                };
            };
        };
    };
    revokePreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    listErrorReports: {
        parameters: {
            query: {
                open: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            number: string;
                            documentId: string;
                            title: string;
                            organisationName: string;
                            message: string;
                            contact: string;
                            /** @enum {unknown} */
                            state: "open" | "mended" | "answered";
                            version: number;
                            /** Format: date-time */
                            receivedAt: string;
                            dueOn: string;
                            isLate: boolean;
                            answer: string;
                            answeredAt: string | null;
                            answeredByName: string;
                        }[];
                    };
                };
            };
        };
    };
    answerErrorReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {unknown} */
                    state: "mended" | "answered";
                    answer: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    getDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        done: number;
                        total: number;
                    };
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        done: number;
                        total: number;
                    };
                };
            };
        };
    };
    loadDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        done: number;
                        total: number;
                    };
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        done: number;
                        total: number;
                    };
                };
            };
        };
    };
}
