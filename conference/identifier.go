package conference

import "slices"

// KnowsByNHSNumber reports whether somebody in this role knows a child by the NHS number, in a health service's records.
func (r Role) KnowsByNHSNumber() bool {
	return slices.Contains([]Role{RoleHealthVisitor, RoleSchoolNurse, RoleMidwife, RoleDoctor, RoleMental}, r)
}

// KnowsByUPN reports whether somebody in this role knows a child by the unique pupil number, in a school's records.
func (r Role) KnowsByUPN() bool { return slices.Contains([]Role{RoleSchool, RoleWelfare}, r) }
