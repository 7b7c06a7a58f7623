package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.select.Select;
import io.marquee.dashboard.account.Role;

/// Chooses a role, told by what it lets one do.
final class RoleSelect extends Select<Role> {

    RoleSelect(Role present) {
        setLabel("Role");
        setItems(Role.values());
        setItemLabelGenerator(role ->
                switch (role) {
                    case VIEWER -> "viewer: looks at everything but accounts";
                    case OPERATOR -> "operator: also runs, schedules, promotes";
                    case ADMIN -> "admin: also decides who may do what";
                });
        setValue(present);
    }
}
